import { and, asc, eq } from 'drizzle-orm';
import type { Scope } from '../../core/index.ts';
import { bulkUpsert, type Written } from '../bulk-upsert.ts';
import type { Transaction } from '../database/role.ts';
import { requireListed } from '../require-seen.ts';
import { type InvoiceStatus, invoice } from '../schema/finance.ts';
import { ofTenant, vendorSeen } from '../scope-filter.ts';

/** An invoice as it is stored. */
export type StoredInvoice = Omit<typeof invoice.$inferSelect, 'tenantId'>;

/** Stores invoices by their ids; an equal one is not touched. Two with one number may be stored: that is a finding. */
export function saveInvoices(
  transaction: Transaction,
  scope: Scope,
  invoices: readonly StoredInvoice[],
): Promise<Written> {
  requireListed(
    'vendor',
    scope.vendorIds,
    invoices.map(({ vendorId }) => vendorId),
  );
  return bulkUpsert(
    transaction,
    invoice,
    invoices.map((item) => ({ ...item, tenantId: scope.tenantId })),
  );
}

/** Invoices of the vendors seen, by id. */
export async function listInvoices(
  transaction: Transaction,
  scope: Scope,
  filter: {
    readonly id?: string;
    readonly vendorId?: string;
    readonly numberNormalised?: string;
    readonly status?: InvoiceStatus;
  } = {},
): Promise<StoredInvoice[]> {
  const which = and(
    filter.id === undefined ? undefined : eq(invoice.id, filter.id),
    filter.vendorId === undefined ? undefined : eq(invoice.vendorId, filter.vendorId),
    filter.numberNormalised === undefined ? undefined : eq(invoice.numberNormalised, filter.numberNormalised),
    filter.status && eq(invoice.status, filter.status),
    vendorSeen(scope, invoice.vendorId),
  );
  const rows = await transaction
    .select()
    .from(invoice)
    .where(ofTenant(scope, invoice.tenantId, which))
    .orderBy(asc(invoice.id));
  return rows.map(({ tenantId: _tenant, ...found }) => found);
}

/** Moves an invoice on. False when the scope sees none with this id. */
export async function setInvoiceStatus(
  transaction: Transaction,
  scope: Scope,
  id: string,
  status: InvoiceStatus,
): Promise<boolean> {
  const changed = await transaction
    .update(invoice)
    .set({ status })
    .where(ofTenant(scope, invoice.tenantId, eq(invoice.id, id), vendorSeen(scope, invoice.vendorId)))
    .returning({ id: invoice.id });
  return changed.length === 1;
}
