import { ceilRational, divideRational, rational, rationalFromNumber, subtractRational } from './rational.ts';

/**
 * Smallest whole number >= value / (1 - share), with both read as the decimals they print as.
 *
 * In doubles 21 / (1 - 0.3) is 30.000000000000004, whose ceiling is 31; the exact answer is 30.
 *
 * @param share 0 <= share < 1. @throws RangeError otherwise.
 */
export function ceilGrossUp(value: number, share: number): number {
  const kept = subtractRational(rational(1n), rationalFromNumber(share));
  if (share < 0 || kept.numerator <= 0n) throw new RangeError(`The share ${share} is not in [0, 1).`);
  const quotient = divideRational(rationalFromNumber(value), kept);
  return Number(ceilRational(quotient as NonNullable<typeof quotient>));
}

/** Smallest whole number >= numerator / denominator (> 0), exact on the decimals they print as. */
export function ceilQuotient(numerator: number, denominator: number): number {
  const quotient = divideRational(rationalFromNumber(numerator), rationalFromNumber(denominator));
  if (quotient === null || denominator < 0)
    throw new RangeError(`The denominator ${denominator} is not above 0.`);
  return Number(ceilRational(quotient));
}
