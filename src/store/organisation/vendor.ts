import { asc } from 'drizzle-orm';
import type { Scope, Vendor } from '../../core/index.ts';
import { bulkUpsert, type Written } from '../bulk-upsert.ts';
import type { Transaction } from '../database/role.ts';
import { requireListed } from '../require-seen.ts';
import { vendor } from '../schema/organisation.ts';
import { ofTenant, vendorSeen } from '../scope-filter.ts';

/** Stores vendors; an equal one is not touched. */
export function saveVendors(
  transaction: Transaction,
  scope: Scope,
  vendors: readonly Vendor[],
): Promise<Written> {
  requireListed(
    'vendor',
    scope.vendorIds,
    vendors.map(({ id }) => id),
  );
  return bulkUpsert(
    transaction,
    vendor,
    vendors.map((item) => ({ ...item, tenantId: scope.tenantId })),
  );
}

/** The vendors that the scope sees, by id. */
export function listVendors(transaction: Transaction, scope: Scope): Promise<Vendor[]> {
  return transaction
    .select({ id: vendor.id, name: vendor.name })
    .from(vendor)
    .where(ofTenant(scope, vendor.tenantId, vendorSeen(scope, vendor.id)))
    .orderBy(asc(vendor.id));
}
