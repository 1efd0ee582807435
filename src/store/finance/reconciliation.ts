import { and, asc, eq, inArray, sql } from 'drizzle-orm';
import type { Scope } from '../../core/index.ts';
import { bulkUpsert } from '../bulk-upsert.ts';
import type { Transaction } from '../database/role.ts';
import { requireListed } from '../require-seen.ts';
import { reconciliation, reconciliationLine } from '../schema/finance.ts';
import { ofTenant, vendorSeen } from '../scope-filter.ts';

/** One line of a checked invoice; the three effects add up to the difference. */
export type ReconciliationLine = Omit<
  typeof reconciliationLine.$inferSelect,
  'tenantId' | 'reconciliationId' | 'position'
>;

/** The outcome of checking one invoice. Amounts are exact decimals in `currency`. */
export type StoredReconciliation = Omit<typeof reconciliation.$inferSelect, 'tenantId'> & {
  readonly lines: readonly ReconciliationLine[];
};

/** Stores an outcome with its lines; the same id again replaces both. */
export async function saveReconciliation(
  transaction: Transaction,
  scope: Scope,
  outcome: StoredReconciliation,
): Promise<void> {
  requireListed('vendor', scope.vendorIds, [outcome.vendorId]);
  const { lines, ...row } = outcome;
  const { tenantId } = scope;
  await bulkUpsert(transaction, reconciliation, [{ ...row, tenantId }]);
  await bulkUpsert(
    transaction,
    reconciliationLine,
    lines.map((line, position) => ({ ...line, tenantId, reconciliationId: outcome.id, position })),
  );
  const beyond = sql`${reconciliationLine.position} >= ${lines.length}`;
  await transaction
    .delete(reconciliationLine)
    .where(
      ofTenant(
        scope,
        reconciliationLine.tenantId,
        eq(reconciliationLine.reconciliationId, outcome.id),
        beyond,
      ),
    );
}

/** Outcomes for the vendors seen with their lines, in order of invoice. */
export async function listReconciliations(
  transaction: Transaction,
  scope: Scope,
  filter: {
    readonly id?: string;
    readonly runId?: string;
    readonly invoiceId?: string;
    readonly vendorId?: string;
  } = {},
): Promise<StoredReconciliation[]> {
  const which = and(
    filter.id === undefined ? undefined : eq(reconciliation.id, filter.id),
    filter.runId === undefined ? undefined : eq(reconciliation.runId, filter.runId),
    filter.invoiceId === undefined ? undefined : eq(reconciliation.invoiceId, filter.invoiceId),
    filter.vendorId === undefined ? undefined : eq(reconciliation.vendorId, filter.vendorId),
    vendorSeen(scope, reconciliation.vendorId),
  );
  const found = await transaction
    .select()
    .from(reconciliation)
    .where(ofTenant(scope, reconciliation.tenantId, which))
    .orderBy(asc(reconciliation.invoiceId), asc(reconciliation.id));
  if (found.length === 0) return [];
  const ids = found.map(({ id }) => id);
  const lines = await transaction
    .select()
    .from(reconciliationLine)
    .where(ofTenant(scope, reconciliationLine.tenantId, inArray(reconciliationLine.reconciliationId, ids)))
    .orderBy(asc(reconciliationLine.reconciliationId), asc(reconciliationLine.position));
  return found.map(({ tenantId: _tenant, ...row }) => ({
    ...row,
    lines: lines
      .filter(({ reconciliationId }) => reconciliationId === row.id)
      .map(({ tenantId: _of, reconciliationId: _in, position: _at, ...line }) => line),
  }));
}
