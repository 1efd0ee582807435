import {
  ceilRational,
  compareRational,
  multiplyRational,
  type Rational,
  rational,
} from '../../math/index.ts';
import { type ExactValue, toRational } from '../exact-sum.ts';

/** Relative error that a bucket may have: half a per cent, inside the 1 % that is promised. */
const ACCURACY = 0.005;
const GAMMA = (1 + ACCURACY) / (1 - ACCURACY);
const LOG_GAMMA = Math.log(GAMMA);
/** Up to this many values are kept as they are, so that the percentile of a small sample is exact. */
export const EXACT_VALUES = 1000;

/**
 * The values of a measure, ready for percentiles. Percentiles do not add: the mean of two p90s is no p90, so parts
 * are merged as values (few) or as counts in logarithmic buckets (many). Which of the two depends on the number of
 * values alone, so that any partition of the same values merges to the same sketch.
 *
 * Source: C. Masson, J. E. Rim, H. K. Lee, "DDSketch: a fast and fully-mergeable quantile sketch", VLDB 2019.
 */
export interface QuantileSketch {
  size: number;
  /** null once there are more than EXACT_VALUES. */
  values: Rational[] | null;
  /** Counts by bucket number; 0 and below have a bucket of their own, below all others. */
  readonly buckets: Map<number, number>;
}

const NOT_POSITIVE = Number.NEGATIVE_INFINITY;

export function emptySketch(): QuantileSketch {
  return { size: 0, values: [], buckets: new Map() };
}

/** Adds one value in place. Durations and the like: values below 0 are counted with the zeros once there are many. */
export function addToSketch(sketch: QuantileSketch, value: ExactValue): void {
  const exact = toRational(value);
  sketch.size += 1;
  if (sketch.values === null) addToBucket(sketch, exact);
  else {
    sketch.values.push(exact);
    if (sketch.size > EXACT_VALUES) collapse(sketch);
  }
}

/** Adds all values of another sketch in place. */
export function mergeSketch(into: QuantileSketch, other: QuantileSketch): void {
  for (const value of other.values ?? []) addToSketch(into, value);
  if (other.values !== null) return;
  collapse(into);
  for (const [bucket, count] of other.buckets) {
    into.buckets.set(bucket, (into.buckets.get(bucket) ?? 0) + count);
  }
  into.size += other.size;
}

/** Is the percentile of this sketch exact, not within the sketch's accuracy? */
export function isExactSketch(sketch: QuantileSketch): boolean {
  return sketch.values !== null;
}

/**
 * The nearest-rank quantile: the value at rank ceil(q n) of the ascending values; null when there are none. Exact up
 * to EXACT_VALUES values, above that within half a per cent, given to the millionth.
 *
 * @param quantile above 0, at most 1. The caller has checked it.
 */
export function sketchQuantile(sketch: QuantileSketch, quantile: Rational): Rational | null {
  if (sketch.size === 0) return null;
  const rank = Number(ceilRational(multiplyRational(quantile, rational(BigInt(sketch.size)))));
  if (sketch.values !== null) return sketch.values.toSorted(compareRational)[Math.max(1, rank) - 1] ?? null;
  let seen = 0;
  for (const bucket of [...sketch.buckets.keys()].sort((a, b) => a - b)) {
    seen += sketch.buckets.get(bucket) as number;
    if (seen >= rank) return bucketValue(bucket);
  }
  return null;
}

function collapse(sketch: QuantileSketch): void {
  for (const value of sketch.values ?? []) addToBucket(sketch, value);
  sketch.values = null;
}

function addToBucket(sketch: QuantileSketch, value: Rational): void {
  const number = Number(value.numerator) / Number(value.denominator);
  const bucket = number > 0 ? Math.ceil(Math.log(number) / LOG_GAMMA) : NOT_POSITIVE;
  sketch.buckets.set(bucket, (sketch.buckets.get(bucket) ?? 0) + 1);
}

/** The value that is equally far, relatively, from both ends of the bucket. */
function bucketValue(bucket: number): Rational {
  if (bucket === NOT_POSITIVE) return rational(0n);
  const middle = (2 * GAMMA ** bucket) / (GAMMA + 1);
  return toRational(middle.toFixed(6));
}
