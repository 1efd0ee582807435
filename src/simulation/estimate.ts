import { studentHalfWidth } from '../math/index.ts';

/** A figure estimated from independent days, with how sure it is. */
export interface Estimate {
  readonly mean: number;
  /** Of the mean; null with fewer than two days. */
  readonly standardError: number | null;
  /** Bounds of the confidence interval at the level asked for; null with fewer than two days. */
  readonly lower: number | null;
  readonly upper: number | null;
}

/**
 * The mean of one value per day, with Student's t interval. null for no days at all.
 *
 * @param level of the interval, such as 0.95.
 */
export function estimateMean(values: ArrayLike<number>, level: number): Estimate | null {
  const days = values.length;
  if (days === 0) return null;
  let sum = 0;
  for (let i = 0; i < days; i++) sum += values[i]!;
  const mean = sum / days;
  let squares = 0;
  for (let i = 0; i < days; i++) squares += (values[i]! - mean) ** 2;
  return estimate(mean, squares, days, 1, level);
}

/**
 * The ratio of two sums over days (answered within the threshold over offered, say), with the interval of the delta
 * method: the spread of numerator - ratio x denominator over the days (Law, "Simulation Modeling and Analysis",
 * chapter 9). Days weigh by their denominators. null where the denominators sum to 0.
 *
 * @param numerators one per day. @param denominators as many. @param level of the interval, such as 0.95.
 */
export function estimateRatio(
  numerators: ArrayLike<number>,
  denominators: ArrayLike<number>,
  level: number,
): Estimate | null {
  const days = denominators.length;
  let above = 0;
  let below = 0;
  for (let i = 0; i < days; i++) {
    above += numerators[i]!;
    below += denominators[i]!;
  }
  if (below === 0) return null;
  const ratio = above / below;
  let squares = 0;
  for (let i = 0; i < days; i++) squares += (numerators[i]! - ratio * denominators[i]!) ** 2;
  return estimate(ratio, squares, days, below / days, level);
}

function estimate(mean: number, squares: number, days: number, scale: number, level: number): Estimate {
  if (days < 2) return { mean, standardError: null, lower: null, upper: null };
  const standardError = Math.sqrt(squares / (days - 1) / days) / scale;
  const half = studentHalfWidth(level, days - 1) * standardError;
  return { mean, standardError, lower: mean - half, upper: mean + half };
}
