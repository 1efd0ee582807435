import { normalQuantile } from '../../math/index.ts';
import type { ForecastBounds } from '../types.ts';

/** One queue's forecast of one local day, made before the day began, and what has come so far. */
export interface DaySoFar {
  /** Start of each interval, UTC epoch ms, ascending. */
  readonly startsMs: Float64Array;
  readonly mean: Float64Array;
  readonly median: Float64Array;
  readonly bounds: readonly ForecastBounds[];
  /** Contacts offered in the intervals that are over; NaN for those to come and for holes. */
  readonly actuals: Float64Array;
}

/** An interval that expects less than this is as good as closed: nothing is learnt from it or changed in it. */
export const LEAST_MEAN = 1e-6;

/** Relative variance beyond Poisson where a forecast brings no bounds: a day off by some 7 %. */
export const ASSUMED_EXCESS = 0.005;

/**
 * How uncertain the forecast itself says each interval is, beyond Poisson noise, as a variance relative to its mean: the
 * width of its narrowest bounds, read as normal quantiles, less the mean. ASSUMED_EXCESS where it has no bounds.
 *
 * Bounds of counts are whole numbers that hold at least their share, about half a contact wider on either side than the
 * share asks for: that contact is taken off, or a sparse queue would seem to learn from every single one.
 */
export function excessVariance({ mean, bounds }: DaySoFar): Float64Array {
  const [narrowest] = [...bounds].sort((a, b) => a.level - b.level);
  if (narrowest === undefined) return new Float64Array(mean.length).fill(ASSUMED_EXCESS);
  const deviations = 2 * normalQuantile((1 + narrowest.level) / 2);
  return Float64Array.from(mean, (expected, i) => {
    if (!(expected > LEAST_MEAN)) return 0;
    const deviation = Math.max(0, narrowest.upper[i]! - narrowest.lower[i]! - 1) / deviations;
    return Math.max(0, (deviation * deviation - expected) / (expected * expected));
  });
}
