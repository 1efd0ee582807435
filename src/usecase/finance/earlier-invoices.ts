import { type Invoice, readInvoice } from '../../finance/index.ts';
import type { StoredInvoice } from '../../store/index.ts';

/**
 * The vendor's invoices that came before one: those of an earlier date (the end of the service period where no date is
 * printed), and of the same date those with the smaller id, so that of two copies one is the original.
 */
export function earlierInvoices(all: readonly StoredInvoice[], one: StoredInvoice): Invoice[] {
  const place = placeOf(one);
  return all
    .filter(
      (other) => other.vendorId === one.vendorId && other.id !== one.id && isBefore(placeOf(other), place),
    )
    .map((other) => readInvoice(other.document));
}

type Place = readonly [date: string, id: string];

function placeOf({ id, document }: StoredInvoice): Place {
  const { date } = document as { readonly date?: string };
  return [date ?? readInvoice(document).period.to, id];
}

/** Ids of one number differ by a counter at the end: the shorter one is the earlier. */
function isBefore([dateA, idA]: Place, [dateB, idB]: Place): boolean {
  if (dateA !== dateB) return dateA < dateB;
  return idA.length === idB.length ? idA < idB : idA.length < idB.length;
}
