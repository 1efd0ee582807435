import { AgnerError, canonicalJson } from '../../core/index.ts';
import { normalisedNumber, readInvoice } from '../../finance/index.ts';
import { inTenant, listInvoices, type StoredInvoice, saveInvoices } from '../../store/index.ts';
import type { World } from '../world.ts';
import { requireVendor } from './require-vendor.ts';

export interface ReceivedInvoice {
  readonly invoiceId: string;
  /** False: this very document was stored before, and nothing was written. */
  readonly fresh: boolean;
}

/**
 * Stores an invoice or credit note as received. The same document again changes nothing. Another document with the same
 * number is stored beside the first one, under the next free id: that it is a duplicate is for the check to say.
 *
 * @param id default: the vendor and the number's letters and digits.
 * @throws AgnerError FINANCE_DOCUMENT_INVALID naming the field; NOT_FOUND for an unknown vendor; VALUE_INVALID when the
 * given id is taken by another document.
 */
export async function storeInvoice(
  world: World,
  request: { readonly document: unknown; readonly id?: string },
): Promise<ReceivedInvoice> {
  const { document, id } = request;
  const invoice = readInvoice(document);
  const numberNormalised = normalisedNumber(invoice.number);
  const { database, scope } = world;
  return inTenant(database, scope.tenantId, async (transaction) => {
    await requireVendor(transaction, scope, invoice.vendorId);
    const known = await listInvoices(transaction, scope, { vendorId: invoice.vendorId });
    const text = canonicalJson(document);
    const isSame = (one: StoredInvoice): boolean => canonicalJson(one.document) === text;
    const same = known.find((one) => isSame(one) && (id === undefined || one.id === id));
    if (same !== undefined) return { invoiceId: same.id, fresh: false };
    const ids = new Set(known.map((one) => one.id));
    if (id !== undefined && (ids.has(id) || (await listInvoices(transaction, scope, { id })).length > 0)) {
      throw new AgnerError('VALUE_INVALID', `Another invoice is stored under the id "${id}".`, {
        field: 'id',
        value: id,
        next: 'Leave the id out, or give one that is free.',
      });
    }
    const invoiceId = id ?? freeId(`${invoice.vendorId}-${numberNormalised}`, ids);
    await saveInvoices(transaction, scope, [
      {
        id: invoiceId,
        vendorId: invoice.vendorId,
        number: invoice.number,
        numberNormalised,
        document,
        status: 'received',
      },
    ]);
    return { invoiceId, fresh: true };
  });
}

function freeId(wanted: string, taken: ReadonlySet<string>): string {
  if (!taken.has(wanted)) return wanted;
  let copy = 2;
  while (taken.has(`${wanted}-${copy}`)) copy += 1;
  return `${wanted}-${copy}`;
}
