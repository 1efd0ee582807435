import type { WeekdayProfile } from './weekday-profile.ts';

/** How far each day of a window lay from its profile. */
export interface DayDeviations {
  /** Contacts over what the profile expects, less 1; 0 on unobserved days, whose weight is 0. */
  readonly deviation: Float64Array;
  /** How much a day tells, at most 1: the busiest day's; less where Poisson noise is larger. */
  readonly weight: Float64Array;
  /** Weighted mean and variance of the deviations. */
  readonly mean: number;
  readonly variance: number;
}

/** Variance of a day's level that no number of contacts tells away: (10 %)². */
const LEVEL_VARIANCE = 0.01;

/**
 * The days of a window as deviations from their profile, strays pulled in.
 *
 * @param season factor of a day (index of the whole history) that the profile does not carry.
 * @param clip largest deviation from the mean, in standard deviations; a quiet day may stray further, as its noise is.
 */
export function dayDeviations(
  fitted: WeekdayProfile,
  season: (day: number) => number,
  clip: number,
): DayDeviations {
  const n = fitted.counts.length;
  const deviation = new Float64Array(n);
  const weight = new Float64Array(n);
  let largest = 0;
  for (let i = 0; i < n; i++) {
    const expected = fitted.exposures[i]! > 0 ? fitted.exposures[i]! * season(fitted.start + i) : 0;
    if (!(expected > 0)) continue;
    deviation[i] = fitted.counts[i]! / expected - 1;
    weight[i] = expected / (1 + LEVEL_VARIANCE * expected);
    largest = Math.max(largest, weight[i]!);
  }
  if (largest > 0) for (let i = 0; i < n; i++) weight[i] = weight[i]! / largest;
  const mean = weightedMean(deviation, weight);
  const variance = weightedMean(
    deviation.map((value) => (value - mean) ** 2),
    weight,
  );
  for (let i = 0; i < n; i++) {
    if (weight[i] === 0) continue;
    const limit = clip * Math.sqrt(variance / weight[i]!);
    deviation[i] = Math.max(mean - limit, Math.min(mean + limit, deviation[i]!));
  }
  return { deviation, weight, mean, variance };
}

function weightedMean(values: Float64Array, weights: Float64Array): number {
  let sum = 0;
  let total = 0;
  for (let i = 0; i < values.length; i++) {
    sum += weights[i]! * values[i]!;
    total += weights[i]!;
  }
  return total > 0 ? sum / total : 0;
}
