import { AgnerError } from '../core/index.ts';
import { addRational, type Rational, rational, rationalFromText } from '../math/index.ts';

/** What a measure may be given as: a finite number (read as the decimal it prints as), a plain decimal, a fraction. */
export type ExactValue = number | string | Rational;

/**
 * A sum that never rounds. Whole numbers stay on the fast lane `integer` while it is safe (below 2^53); everything
 * else goes into the exact fraction.
 */
export interface ExactSum {
  integer: number;
  fraction: Rational | null;
}

export function emptySum(): ExactSum {
  return { integer: 0, fraction: null };
}

/** Adds in place. @throws AgnerError KPI_MEASURE_INVALID when the value is not an exact number. */
export function addExact(sum: ExactSum, value: ExactValue): void {
  if (typeof value === 'number' && Number.isSafeInteger(value)) {
    const total = sum.integer + value;
    if (Number.isSafeInteger(total)) {
      sum.integer = total;
      return;
    }
  }
  const exact = toRational(value);
  sum.fraction = sum.fraction === null ? exact : addRational(sum.fraction, exact);
}

/** Adds another sum in place. */
export function mergeSum(into: ExactSum, other: ExactSum): void {
  addExact(into, other.integer);
  if (other.fraction !== null) addExact(into, other.fraction);
}

/** The sum as one reduced fraction. */
export function sumValue(sum: ExactSum): Rational {
  const whole = rational(BigInt(sum.integer));
  return sum.fraction === null ? whole : addRational(whole, sum.fraction);
}

/** The exact sum of a few values: 0.1 + 0.2 is 0.3. */
export function exactTotal(values: readonly ExactValue[]): ExactValue {
  const sum = emptySum();
  for (const value of values) addExact(sum, value);
  return sum.fraction === null ? sum.integer : sumValue(sum);
}

/** Reads a value exactly. @throws AgnerError KPI_MEASURE_INVALID for NaN, infinities and text that is no decimal. */
export function toRational(value: ExactValue): Rational {
  if (typeof value === 'object') return value;
  try {
    return rationalFromText(String(value));
  } catch (cause) {
    throw new AgnerError('KPI_MEASURE_INVALID', `The value "${String(value)}" is not an exact number.`, {
      value: String(value),
      cause,
    });
  }
}
