import { divideRational, rationalToText } from '../math/index.ts';
import { exactOf } from './target.ts';

/** A value as it is summed: a count has a value, a ratio its two parts. */
export interface ValueParts {
  readonly numerator: string | null;
  readonly denominator: string | null;
  readonly value: string | null;
}

/** The value of summed parts, divided last and exact (a decimal or n/d); null over 0 and where a part is unknown. */
export function valueOfParts({ numerator, denominator, value }: ValueParts): string | null {
  if (value !== null || numerator === null || denominator === null) return value;
  const quotient = divideRational(exactOf(numerator), exactOf(denominator));
  return quotient === null ? null : rationalToText(quotient);
}
