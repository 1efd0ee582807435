import { asc, eq } from 'drizzle-orm';
import type { Fault, Scope } from '../core/index.ts';
import { bulkUpsert } from './bulk-upsert.ts';
import type { Transaction } from './database/role.ts';
import { importFault, importFile } from './schema/run.ts';
import { ofTenant } from './scope-filter.ts';

/** One file that was read, and what became of its rows. */
export type ImportFile = Omit<typeof importFile.$inferSelect, 'tenantId'>;

/** Stores a file's outcome and the rows that were refused, in the order given. */
export async function saveImportFile(
  transaction: Transaction,
  scope: Scope,
  file: ImportFile,
  faults: readonly Fault[],
): Promise<void> {
  const { tenantId } = scope;
  await bulkUpsert(transaction, importFile, [{ ...file, tenantId }]);
  await bulkUpsert(
    transaction,
    importFault,
    faults.map((found, position) => ({
      tenantId,
      importId: file.id,
      position,
      row: found.row,
      columnName: found.column === undefined ? undefined : storable(found.column),
      field: found.field === undefined ? undefined : storable(found.field),
      code: found.code,
      value: found.value === undefined ? undefined : storable(found.value),
      message: storable(found.message),
      next: storable(found.next),
    })),
  );
}

/** Imports of a file with these bytes, whatever its name: has it been read before? */
export function listImportsOfFile(
  transaction: Transaction,
  scope: Scope,
  sha256: string,
): Promise<ImportFile[]> {
  return listFiles(transaction, scope, eq(importFile.sha256, sha256));
}

/** The files that a run read. */
export function listImportFiles(
  transaction: Transaction,
  scope: Scope,
  runId: string,
): Promise<ImportFile[]> {
  return listFiles(transaction, scope, eq(importFile.runId, runId));
}

/** The refused rows of a file, in the order they were found. */
export async function listImportFaults(
  transaction: Transaction,
  scope: Scope,
  importId: string,
): Promise<Fault[]> {
  const rows = await transaction
    .select()
    .from(importFault)
    .where(ofTenant(scope, importFault.tenantId, eq(importFault.importId, importId)))
    .orderBy(asc(importFault.position));
  return rows.map(({ code, message, next, row, columnName, field, value }) => ({
    code: code as Fault['code'],
    message,
    ...(row === null ? {} : { row }),
    ...(columnName === null ? {} : { column: columnName }),
    ...(field === null ? {} : { field }),
    ...(value === null ? {} : { value }),
    next,
  }));
}

function listFiles(
  transaction: Transaction,
  scope: Scope,
  which: ReturnType<typeof eq>,
): Promise<ImportFile[]> {
  const { id, runId, kind, fileName, sha256, rowsRead, rowsKept, rowsRefused, rowsUnchanged } = importFile;
  return transaction
    .select({ id, runId, kind, fileName, sha256, rowsRead, rowsKept, rowsRefused, rowsUnchanged })
    .from(importFile)
    .where(ofTenant(scope, importFile.tenantId, which))
    .orderBy(asc(id));
}

/** PostgreSQL stores every character but NUL, which a damaged file may well hold. */
function storable(text: string): string {
  return text.replaceAll('\0', '\uFFFD');
}
