import { AgnerError, type Money } from '../core/index.ts';
import { decimal, type ExactDecimal, ONE, sumDecimals, ZERO } from './exact-decimal.ts';

/**
 * Shares an amount by weights so that the shares add up to it exactly (largest remainder): every share is cut to the
 * scale towards zero, and the smallest units left over go to the shares that were cut most, earlier ones first among
 * equals. An amount finer than the scale keeps its own decimals.
 *
 * @param weights not negative, one per share.
 * @param scale decimals of the smallest unit, 2 for cents.
 * @throws AgnerError FINANCE_RECORDS_EMPTY when no weight is above 0.
 */
export function allocateMoney(total: Money, weights: readonly ExactDecimal[], scale = 2): Money[] {
  const whole = sumDecimals(weights);
  if (!whole.greaterThan(ZERO)) {
    throw new AgnerError(
      'FINANCE_RECORDS_EMPTY',
      `The amount ${total.amount} ${total.currency} has nothing to be shared by.`,
      { value: total.amount },
    );
  }
  const amount = decimal(total.amount);
  const finest = Math.max(scale, amount.decimalPlaces());
  const unit = ONE.dividedBy(decimal('10').pow(finest));
  const units = amount.abs().dividedBy(unit);
  // units x weight = whole x cut + remainder, so that remainders compare without a division.
  const shares = weights.map((weight, index) => {
    const product = units.times(weight);
    const cut = product.dividedToIntegerBy(whole);
    return { index, cut, remainder: product.minus(cut.times(whole)) };
  });
  let left = units.minus(sumDecimals(shares.map((share) => share.cut)));
  const cuts = shares.map((share) => share.cut);
  for (const share of shares.toSorted((a, b) => b.remainder.comparedTo(a.remainder) || a.index - b.index)) {
    if (!left.greaterThan(ZERO)) break;
    cuts[share.index] = share.cut.plus(ONE);
    left = left.minus(ONE);
  }
  const sign = amount.isNegative() ? ONE.negated() : ONE;
  return cuts.map((cut) => ({
    amount: cut.times(unit).times(sign).toFixed(finest),
    currency: total.currency,
  }));
}
