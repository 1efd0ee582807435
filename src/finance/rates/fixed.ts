import type { PriceRow } from '../contract-schema.ts';
import { ONE } from '../exact-decimal.ts';
import { perUnitCharge } from './per-unit.ts';
import type { RateCharge } from './rate-charge.ts';

/** A fixed fee: once per period, whatever was measured. */
export function fixedCharge(code: string, prices: readonly PriceRow[], day: string): RateCharge {
  return perUnitCharge(code, prices, ONE, day);
}
