import type { TierRow } from '../contract-schema.ts';
import { decimal, type ExactDecimal, ZERO } from '../exact-decimal.ts';
import type { RateCharge } from './rate-charge.ts';

/** The tier that the whole quantity falls into prices all of it, plus its flat fee. */
export function volumeCharge(tiers: readonly TierRow[], quantity: ExactDecimal): RateCharge {
  const tier = tiers.find((one) => one.up_to === null || quantity.lessThanOrEqualTo(decimal(one.up_to)));
  if (tier === undefined || quantity.isZero()) {
    return { amount: ZERO, unitPrice: null, basis: 'volume: no tier' };
  }
  const unitPrice = decimal(tier.price);
  const flat = decimal(tier.flat ?? '0');
  return {
    amount: quantity.times(unitPrice).plus(flat),
    unitPrice: flat.isZero() ? unitPrice : null,
    basis: `volume: ${quantity.toFixed()} x ${tier.price}${flat.isZero() ? '' : ` + ${flat.toFixed()}`}`,
  };
}
