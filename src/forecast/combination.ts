import { BUCKET_COUNT } from './horizon-buckets.ts';
import type { RollingForecasts } from './rolling-origins.ts';

/** Weights of the members, `weights[bucket][member]`; each bucket sums to 1. */
export type CombinationWeights = readonly Float64Array[];

/** A member whose error is this many times the best one's is left out of the bucket. */
const LARGEST_RELATIVE_ERROR = 1.04;
/** Weights fall with this power of the error before they are shrunk. */
const ERROR_POWER = 10;
/** How far weights are drawn to equal ones, which outlives sampling noise (Diebold and Pauly 1990). */
const SHRINKAGE_TO_EQUAL = 0.2;
/** A bucket's errors are pooled with those of all buckets, which count as this many days. */
const POOLED_DAYS = 6;
/** A member must have answered this share of the cells to be judged at all. */
const SMALLEST_ANSWERED_SHARE = 0.25;

/**
 * Weights by horizon bucket from absolute errors at rolling origins: poor members are trimmed, the rest weighted by
 * the inverse power of their error and drawn some way to equal weights.
 */
export function learnWeights(rolling: RollingForecasts): CombinationWeights {
  const errors = relativeErrors(rolling);
  return Array.from({ length: BUCKET_COUNT }, (_, bucket) => weightsOf(errors[bucket]!));
}

function weightsOf(errors: Float64Array): Float64Array {
  const best = errors.reduce((least, error) => Math.min(error, least), Number.POSITIVE_INFINITY);
  const kept = (error: number): boolean => error <= best * LARGEST_RELATIVE_ERROR;
  if (!Number.isFinite(best)) return new Float64Array(errors.length).fill(1 / errors.length);
  const raw = errors.map((error) => (kept(error) ? (best === 0 ? 1 : (best / error) ** ERROR_POWER) : 0));
  const total = raw.reduce((sum, weight) => sum + weight, 0);
  const count = raw.reduce((sum, weight) => sum + (weight > 0 ? 1 : 0), 0);
  return raw.map((weight) =>
    weight > 0 ? ((1 - SHRINKAGE_TO_EQUAL) * weight) / total + SHRINKAGE_TO_EQUAL / count : 0,
  );
}

/**
 * Error of each member over the mean error of all members on the same cells, by bucket and pooled. Members that
 * answered too few cells get Infinity; with no cells at all every member does.
 */
function relativeErrors(rolling: RollingForecasts): Float64Array[] {
  const members = rolling.predictions.length;
  const size = rolling.actual.length;
  const own = Array.from({ length: BUCKET_COUNT }, () => new Float64Array(members));
  const reference = Array.from({ length: BUCKET_COUNT }, () => new Float64Array(members));
  const answered = new Float64Array(members);
  const errors = new Float64Array(members);
  for (let i = 0; i < size; i++) {
    let sum = 0;
    let count = 0;
    for (let k = 0; k < members; k++) {
      const error = Math.abs(rolling.predictions[k]![i]! - rolling.actual[i]!);
      errors[k] = error;
      if (Number.isNaN(error)) continue;
      sum += error;
      count++;
    }
    if (count === 0) continue;
    const b = rolling.bucket[i]!;
    for (let k = 0; k < members; k++) {
      if (Number.isNaN(errors[k]!)) continue;
      own[b]![k]! += errors[k]!;
      reference[b]![k]! += sum / count;
      answered[k]!++;
    }
  }
  const pooled = new Float64Array(members);
  for (let k = 0; k < members; k++) {
    pooled[k] = quotient(
      own.reduce((sum, row) => sum + row[k]!, 0),
      reference.reduce((sum, row) => sum + row[k]!, 0),
    );
    if (answered[k]! < SMALLEST_ANSWERED_SHARE * size || size === 0) pooled[k] = Number.POSITIVE_INFINITY;
  }
  return own.map((row, b) =>
    row.map((error, k) => {
      if (!Number.isFinite(pooled[k]!)) return Number.POSITIVE_INFINITY;
      const days = rolling.bucketDays[b]!;
      const here = reference[b]![k]! > 0 ? error / reference[b]![k]! : pooled[k]!;
      return (days * here + POOLED_DAYS * pooled[k]!) / (days + POOLED_DAYS);
    }),
  );
}

/** 0 / 0 is 1 here: on cells where nobody errs all members are equal. */
function quotient(numerator: number, denominator: number): number {
  return denominator > 0 ? numerator / denominator : 1;
}

/** Weighted mean of the members that answered; NaN when none did. */
export function combineCell(
  predictions: readonly Float64Array[],
  weights: Float64Array,
  cell: number,
): number {
  let sum = 0;
  let total = 0;
  for (let k = 0; k < weights.length; k++) {
    const weight = weights[k]!;
    if (weight === 0) continue;
    const value = predictions[k]![cell]!;
    if (Number.isNaN(value)) continue;
    sum += weight * value;
    total += weight;
  }
  if (total > 0) return sum / total;
  for (let k = 0; k < weights.length; k++) {
    const value = predictions[k]![cell]!;
    if (!Number.isNaN(value)) return value;
  }
  return Number.NaN;
}
