import type { DayGrid } from '../calendar/index.ts';
import { type Random, sampleNormal } from '../math/index.ts';
import { sampleCount } from './sample-counts.ts';

/** Half-hour memory of the wave inside a day. */
const HALF_HOUR_MEMORY = 0.82;

/**
 * Counts per interval: Poisson around mean x day level x a wave inside the day (lognormal, autoregressive from
 * interval to interval). Given the levels, intervals are independent, as in a doubly stochastic Poisson process; the
 * levels make counts of one day rise and fall together and spread wider than Poisson.
 *
 * @returns contacts per interval of the grid; 0 where the mean is 0.
 */
export function sampleArrivals(
  random: Random,
  grid: DayGrid,
  mean: Float64Array,
  dayLevel: Float64Array,
  withinDayVariation: number,
): Float64Array {
  const counts = new Float64Array(mean.length);
  const memory = HALF_HOUR_MEMORY ** (grid.intervalMinutes / 30);
  const fresh = Math.sqrt(1 - memory * memory);
  grid.days.forEach((day, index) => {
    let wave = sampleNormal(random);
    for (let i = day.first; i < day.first + day.count; i++) {
      const expected = mean[i] as number;
      if (expected === 0) continue;
      const level =
        (dayLevel[index] as number) * Math.exp(withinDayVariation * (wave - withinDayVariation / 2));
      counts[i] = sampleCount(random, expected * level);
      wave = memory * wave + fresh * sampleNormal(random);
    }
  });
  return counts;
}
