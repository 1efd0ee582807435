import type { PriceRow } from '../contract-schema.ts';
import { decimal, type ExactDecimal } from '../exact-decimal.ts';
import { priceOn } from '../price-rows.ts';
import type { RateCharge } from './rate-charge.ts';

/** Per contact, minute, hour, FTE-month or seat: quantity x the price valid on the first day of the period. */
export function perUnitCharge(
  code: string,
  prices: readonly PriceRow[],
  quantity: ExactDecimal,
  day: string,
): RateCharge {
  const row = priceOn(code, prices, day);
  const unitPrice = decimal(row.price);
  return {
    amount: quantity.times(unitPrice),
    unitPrice,
    basis: `price ${row.price} valid from ${row.from}${row.to == null ? '' : ` to ${row.to}`}`,
  };
}
