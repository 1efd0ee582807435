import type { TierRow } from '../contract-schema.ts';
import { decimal, type ExactDecimal, ZERO } from '../exact-decimal.ts';
import type { RateCharge } from './rate-charge.ts';

/** Each tier prices its own part of the quantity; a flat fee is due for each tier that is entered. */
export function graduatedCharge(tiers: readonly TierRow[], quantity: ExactDecimal): RateCharge {
  let amount = ZERO;
  let priced = ZERO;
  const parts: string[] = [];
  for (const tier of tiers) {
    if (priced.greaterThanOrEqualTo(quantity)) break;
    const end =
      tier.up_to === null || decimal(tier.up_to).greaterThan(quantity) ? quantity : decimal(tier.up_to);
    const part = end.minus(priced);
    amount = amount.plus(part.times(tier.price)).plus(tier.flat ?? '0');
    parts.push(`${part.toFixed()} x ${tier.price}${tier.flat === undefined ? '' : ` + ${tier.flat}`}`);
    priced = end;
  }
  return { amount, unitPrice: null, basis: `graduated: ${parts.join(' + ')}` };
}
