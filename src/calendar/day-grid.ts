import type { LocalDay } from '../core/index.ts';

/**
 * One local day cut into intervals. A spring-forward day has fewer intervals than a normal one, an autumn day more;
 * all instants are real ones, in order, with no gap.
 */
export interface GridDay {
  readonly day: LocalDay;
  /** Days since 1970-01-01 of the local date: consecutive days differ by 1 whatever the clocks do. */
  readonly dayNumber: number;
  /** 1 = Monday … 7 = Sunday. */
  readonly weekday: number;
  /** UTC epoch milliseconds of local midnight (or of the day's first instant where midnight does not exist). */
  readonly startMs: number;
  /** Index into the grid's arrays of the day's first interval, and how many follow. */
  readonly first: number;
  readonly count: number;
  /** The site's public holiday on this day: a stable key such as `FR:easter 49`, or null. */
  readonly holiday: string | null;
}

/**
 * Consecutive local days in one zone, cut into equal intervals. The common ground of history, forecast, requirement
 * and plan: `startsMs[i]`, `slot[i]` and `open[i]` belong to the same interval as `values[i]` of a Series on it.
 */
export interface DayGrid {
  readonly timeZone: string;
  readonly intervalMinutes: number;
  readonly days: readonly GridDay[];
  readonly startsMs: Float64Array;
  /** Wall-clock slot of the interval: 0 = 00:00. A repeated autumn hour repeats its slots; a skipped one is missing. */
  readonly slot: Uint16Array;
  /** Slots of a normal day: 1440 / intervalMinutes. */
  readonly slotsPerDay: number;
  /** 1 where the queue is open for any part of the interval, else 0. */
  readonly open: Uint8Array;
}
