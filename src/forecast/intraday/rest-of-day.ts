import { choleskyFactor, solveLower } from '../../math/index.ts';
import type { ForecastBounds } from '../types.ts';
import { type DaySoFar, excessVariance, LEAST_MEAN } from './day-so-far.ts';

/** Share of the excess variance that a whole day has in common: it is busy or quiet from the first call to the last. */
const DAY_SHARE = 0.1;
/** Share that drifts through the day; what is left belongs to each interval alone and tells nothing about the next. */
const DRIFT_SHARE = 0.65;
/** Hours after which the drift has forgotten all but 1/e. */
const DRIFT_MEMORY_HOURS = 4;
const MS_PER_HOUR = 3_600_000;
/** A queue busier than this share of its forecast is believed no further: an outage elsewhere, not a busy day. */
const LARGEST_FACTOR = 5;

/** The day's forecast after what came so far; intervals with an actual keep their forecast. */
export interface RestOfDay {
  readonly mean: Float64Array;
  readonly median: Float64Array;
  readonly bounds: readonly ForecastBounds[];
  /** What the mean of each interval was multiplied by: 1 where nothing was learnt. */
  readonly factor: Float64Array;
}

/**
 * Updates the rest of a day from its contacts so far.
 *
 * Each interval's count is Poisson around mean x (1 + e); e is a day effect, a drift and noise of the interval's own,
 * with variances from the forecast's own bounds. The best linear estimate of the later e from the earlier counts
 * shrinks the plain ratio of actual to forecast, which makes an early forecast worse, and follows the last hours more
 * than the morning. Bounds narrow by what was learnt. Pure; a few microseconds an interval.
 *
 * Source: best linear prediction (A. S. Goldberger, JASA 57, 1962); day effects with gamma mixing and within-day
 * correlation in call arrivals: A. N. Avramidis, A. Deslauriers, P. L'Ecuyer, Management Science 50, 2004.
 */
export function updateRestOfDay(day: DaySoFar): RestOfDay {
  const { startsMs, mean, actuals } = day;
  const excess = excessVariance(day);
  const seen = indicesWhere(mean, (expected, i) => expected > LEAST_MEAN && actuals[i]! >= 0);
  const covariance = (i: number, j: number): number => {
    const hours = Math.abs(startsMs[i]! - startsMs[j]!) / MS_PER_HOUR;
    const shared = DAY_SHARE + DRIFT_SHARE * Math.exp(-hours / DRIFT_MEMORY_HOURS);
    return shared * Math.sqrt(excess[i]! * excess[j]!);
  };
  const n = seen.length;
  const variance = new Float64Array(n * n);
  const surprise = new Float64Array(n);
  seen.forEach((i, row) => {
    surprise[row] = actuals[i]! / mean[i]! - 1;
    for (let column = 0; column < row; column++) {
      variance[row * n + column] = covariance(i, seen[column]!);
    }
    variance[row * n + row] = excess[i]! + 1 / mean[i]!;
  });
  // Poisson noise stands on the diagonal, so the matrix is definite whatever the bounds say.
  const factor = choleskyFactor(variance, n);
  const updated = copyOf(day);
  if (factor === null || n === 0) return updated;
  const whitened = solveLower(factor, surprise);
  for (let i = 0; i < mean.length; i++) {
    if (!(mean[i]! > LEAST_MEAN) || !Number.isNaN(actuals[i]!)) continue;
    const weights = solveLower(
      factor,
      Float64Array.from(seen, (j) => covariance(i, j)),
    );
    let shift = 0;
    let learnt = 0;
    for (let k = 0; k < n; k++) {
      shift += weights[k]! * whitened[k]!;
      learnt += weights[k]! * weights[k]!;
    }
    moveInterval(updated, day, i, excess[i]!, shift, learnt);
  }
  return updated;
}

/** @param shift expected relative change. @param learnt relative variance that is no longer uncertain. */
function moveInterval(
  updated: RestOfDay,
  day: DaySoFar,
  i: number,
  excess: number,
  shift: number,
  learnt: number,
): void {
  const before = day.mean[i]!;
  const ratio = Math.min(LARGEST_FACTOR, Math.max(0, 1 + shift));
  const after = before * ratio;
  updated.factor[i] = ratio;
  updated.mean[i] = after;
  updated.median[i] = day.median[i]! * ratio;
  const spread = Math.sqrt(
    (after + Math.max(0, excess - learnt) * after * after) / (before + excess * before * before),
  );
  updated.bounds.forEach((bound, k) => {
    const { lower, upper } = day.bounds[k]!;
    bound.lower[i] = Math.max(
      0,
      Math.min(Math.floor(after), Math.round(after - (before - lower[i]!) * spread)),
    );
    bound.upper[i] = Math.max(Math.ceil(after), Math.round(after + (upper[i]! - before) * spread));
  });
}

function indicesWhere(values: Float64Array, wanted: (value: number, i: number) => boolean): number[] {
  const found: number[] = [];
  values.forEach((value, i) => {
    if (wanted(value, i)) found.push(i);
  });
  return found;
}

function copyOf({ mean, median, bounds }: DaySoFar): RestOfDay {
  return {
    mean: mean.slice(),
    median: median.slice(),
    bounds: bounds.map(({ level, lower, upper }) => ({ level, lower: lower.slice(), upper: upper.slice() })),
    factor: new Float64Array(mean.length).fill(1),
  };
}
