import { and, asc, desc, eq, gte, isNull, lte, or } from 'drizzle-orm';
import { AgnerError, canonicalJson, type LocalDay, type Scope } from '../../core/index.ts';
import type { Transaction } from '../database/role.ts';
import { requireListed } from '../require-seen.ts';
import { contract } from '../schema/finance.ts';
import { ofTenant, vendorSeen } from '../scope-filter.ts';

/** One version of a contract. Days are inclusive local days; `validTo` null = open. */
export type StoredContract = Omit<typeof contract.$inferSelect, 'tenantId'>;

/**
 * Stores a contract version. Storing an equal one again changes nothing; a version, once stored, never changes, because
 * reconciliations refer to it.
 *
 * @throws AgnerError VERSION_PUBLISHED when the version is stored with other content.
 */
export async function saveContract(
  transaction: Transaction,
  scope: Scope,
  stored: StoredContract,
): Promise<void> {
  requireListed('vendor', scope.vendorIds, [stored.vendorId]);
  const inserted = await transaction
    .insert(contract)
    .values({ ...stored, tenantId: scope.tenantId })
    .onConflictDoNothing()
    .returning({ id: contract.id });
  if (inserted.length > 0) return;
  const [earlier] = await transaction
    .select()
    .from(contract)
    .where(
      ofTenant(scope, contract.tenantId, eq(contract.id, stored.id), eq(contract.version, stored.version)),
    );
  if (canonicalJson({ ...earlier, tenantId: undefined }) !== canonicalJson(stored)) {
    throw new AgnerError(
      'VERSION_PUBLISHED',
      `Version ${stored.version} of the contract "${stored.id}" is stored with other content.`,
      { value: `${stored.id} ${stored.version}`, next: 'Store the change under the next version number.' },
    );
  }
}

/** Contract versions of the vendors seen, the newest version of each first; those in force on a day if named. */
export async function listContracts(
  transaction: Transaction,
  scope: Scope,
  filter: { readonly id?: string; readonly vendorId?: string; readonly onDay?: LocalDay } = {},
): Promise<StoredContract[]> {
  const { onDay } = filter;
  const which = and(
    filter.id === undefined ? undefined : eq(contract.id, filter.id),
    filter.vendorId === undefined ? undefined : eq(contract.vendorId, filter.vendorId),
    onDay === undefined
      ? undefined
      : and(lte(contract.validFrom, onDay), or(isNull(contract.validTo), gte(contract.validTo, onDay))),
    vendorSeen(scope, contract.vendorId),
  );
  const rows = await transaction
    .select()
    .from(contract)
    .where(ofTenant(scope, contract.tenantId, which))
    .orderBy(asc(contract.id), desc(contract.version));
  return rows.map(({ tenantId: _tenant, ...found }) => found);
}
