import { AgnerError } from '../core/index.ts';
import { addRational, type Rational, rational, rationalFromText } from '../math/index.ts';

/** What a measure may be given as: a finite number (read as the decimal it prints as), a plain decimal, a fraction. */
export type ExactValue = number | string | Rational;

/**
 * A sum that never rounds. Whole numbers and decimals of up to six places stay on fast lanes while these are safe
 * integers (below 2^53); everything else goes into the exact fraction.
 */
export interface ExactSum {
  integer: number;
  /** Millionths. */
  micro: number;
  fraction: Rational | null;
}

const MICRO = 1_000_000;
/** Decimals of up to 15 significant digits survive the way through a double. */
const LARGEST_MICRO = 1e15;
const MICRO_BIG = BigInt(MICRO);
const LARGEST_MICRO_BIG = BigInt(LARGEST_MICRO);

export function emptySum(): ExactSum {
  return { integer: 0, micro: 0, fraction: null };
}

/** Adds in place. @throws AgnerError KPI_MEASURE_INVALID when the value is not an exact number. */
export function addExact(sum: ExactSum, value: ExactValue): void {
  if (typeof value === 'number' && addNumber(sum, value)) return;
  const exact = toRational(value);
  if (MICRO_BIG % exact.denominator === 0n) {
    const micro = exact.numerator * (MICRO_BIG / exact.denominator);
    const safe = micro < LARGEST_MICRO_BIG && micro > -LARGEST_MICRO_BIG;
    if (safe && addNumber(sum, Number(micro) / MICRO)) return;
  }
  sum.fraction = sum.fraction === null ? exact : addRational(sum.fraction, exact);
}

/** Adds on a fast lane; false when the value is too fine or too large for it. */
function addNumber(sum: ExactSum, value: number): boolean {
  if (Number.isSafeInteger(value)) {
    const total = sum.integer + value;
    if (!Number.isSafeInteger(total)) return false;
    sum.integer = total;
    return true;
  }
  const micro = Math.round(value * MICRO);
  if (!(Math.abs(micro) < LARGEST_MICRO) || micro / MICRO !== value) return false;
  const total = sum.micro + micro;
  if (!Number.isSafeInteger(total)) return false;
  sum.micro = total;
  return true;
}

/** Adds another sum in place. */
export function mergeSum(into: ExactSum, other: ExactSum): void {
  addExact(into, other.integer);
  if (other.micro !== 0) addExact(into, rational(BigInt(other.micro), MICRO_BIG));
  if (other.fraction !== null) addExact(into, other.fraction);
}

/** The sum as one reduced fraction. */
export function sumValue(sum: ExactSum): Rational {
  const decimal = rational(BigInt(sum.integer) * MICRO_BIG + BigInt(sum.micro), MICRO_BIG);
  return sum.fraction === null ? decimal : addRational(decimal, sum.fraction);
}

/** The exact sum of a few values: 0.1 + 0.2 is 0.3. */
export function exactTotal(values: readonly ExactValue[]): ExactValue {
  const sum = emptySum();
  for (const value of values) addExact(sum, value);
  return sum.micro === 0 && sum.fraction === null ? sum.integer : sumValue(sum);
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
