import type { DayGrid } from '../calendar/index.ts';
import { type Random, sampleGamma, sampleLognormal } from '../math/index.ts';
import { curveAt } from './demand-model.ts';
import type { ServiceModel } from './service-model.ts';

const DAYS_PER_YEAR = 365.25;
/** Up to this many contacts are drawn one by one; above, their sum is drawn at once. */
const LARGEST_SINGLE_DRAWS = 8;
/** No contact takes less than this. */
const SHORTEST_CONTACT_SECONDS = 10;

/** Expected handle time per interval (seconds): hour of the day x trend, without the day's own chance. */
export function meanHandleSeconds(model: ServiceModel, grid: DayGrid): Float64Array {
  const mean = new Float64Array(grid.startsMs.length);
  const shape = Float64Array.from({ length: grid.slotsPerDay }, (_, slot) =>
    curveAt(model.ahtCurve, ((slot + 0.5) * 24) / grid.slotsPerDay),
  );
  grid.days.forEach((day, index) => {
    const level = model.ahtSeconds * (1 + model.ahtTrendPerYear) ** (index / DAYS_PER_YEAR);
    for (let i = day.first; i < day.first + day.count; i++) {
      mean[i] = level * (shape[grid.slot[i] as number] as number);
    }
  });
  return mean;
}

/** The same with each day's own chance: a gamma multiplier with mean 1. */
export function trueHandleSeconds(
  random: Random,
  model: ServiceModel,
  grid: DayGrid,
  mean: Float64Array,
): Float64Array {
  const variation = model.ahtDayVariation;
  if (variation === 0) return mean;
  const seconds = mean.slice();
  for (const day of grid.days) {
    const level = sampleGamma(random, 1 / (variation * variation), 1);
    for (let i = day.first; i < day.first + day.count; i++) seconds[i] = (seconds[i] as number) * level;
  }
  return seconds;
}

/** Whole seconds of one contact: lognormal (Brown et al., JASA 2005, section 4). */
export function sampleContactSeconds(random: Random, mean: number, variation: number): number {
  return Math.max(SHORTEST_CONTACT_SECONDS, Math.round(sampleLognormal(random, mean, variation)));
}

/**
 * Whole seconds of `count` contacts together. Many contacts are drawn as one lognormal with the sum's mean and variance
 * (Fenton, "The sum of log-normal probability distributions", 1960): near enough for a sum, and one draw.
 */
export function sampleTotalSeconds(random: Random, count: number, mean: number, variation: number): number {
  if (count > LARGEST_SINGLE_DRAWS) {
    return Math.round(sampleLognormal(random, count * mean, variation / Math.sqrt(count)));
  }
  let total = 0;
  for (let i = 0; i < count; i++) total += sampleContactSeconds(random, mean, variation);
  return total;
}
