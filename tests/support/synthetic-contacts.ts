import type { DayGrid } from '../../src/calendar/index.ts';
import { sampleGamma, samplePoisson, seededRandom } from '../../src/math/index.ts';

/** What a generated queue looks like. */
export interface SyntheticQueue {
  readonly seed: number;
  /** Mean contacts of an interval at the peak of a normal Monday. */
  readonly peak: number;
  /** Variance of the gamma factor that all intervals of a day share; 0 = plain Poisson. */
  readonly dayVariance: number;
  /** Share of intervals that are holes. */
  readonly holeShare?: number;
}

/** The mean that contacts are drawn around: weekday factor x a two-humped day. */
export function trueMean(grid: DayGrid, peak: number, dayIndex: number, index: number): number {
  if (grid.open[index] === 0) return 0;
  const weekday = grid.days[dayIndex]!.weekday;
  const weekdayFactor = [1, 0.9, 0.85, 0.85, 0.8, 0.45, 0.3][weekday - 1]!;
  const hour = (grid.slot[index]! * grid.intervalMinutes) / 60;
  const shape = grid.intervalMinutes === 1440 ? 1 : 0.05 + bump(hour, 11, 2) + 0.7 * bump(hour, 16, 2.5);
  return peak * weekdayFactor * shape;
}

function bump(hour: number, centre: number, width: number): number {
  return Math.exp(-0.5 * ((hour - centre) / width) ** 2);
}

/** Contacts by gamma-Poisson around trueMean; closed intervals and holes are NaN. */
export function syntheticContacts(grid: DayGrid, queue: SyntheticQueue): Float64Array {
  const random = seededRandom(queue.seed);
  const values = new Float64Array(grid.startsMs.length).fill(Number.NaN);
  grid.days.forEach((day, dayIndex) => {
    const factor = queue.dayVariance > 0 ? sampleGamma(random, 1 / queue.dayVariance, 1) : 1;
    for (let i = day.first; i < day.first + day.count; i++) {
      const count = samplePoisson(random, factor * trueMean(grid, queue.peak, dayIndex, i));
      const hole = random.next() < (queue.holeShare ?? 0);
      if (grid.open[i] === 1 && !hole) values[i] = count;
    }
  });
  return values;
}
