import { AgnerError, type Scope } from '../../core/index.ts';
import { listVendors, type Transaction } from '../../store/index.ts';

/** @throws AgnerError NOT_FOUND when the scope sees no vendor of this id. */
export async function requireVendor(transaction: Transaction, scope: Scope, vendorId: string): Promise<void> {
  const vendors = await listVendors(transaction, scope);
  if (vendors.some((vendor) => vendor.id === vendorId)) return;
  throw new AgnerError('NOT_FOUND', `There is no vendor "${vendorId}".`, {
    field: 'vendor_id',
    value: vendorId,
  });
}
