import type { CalendarEvent } from '../../core/index.ts';
import type { DayMatrix } from '../day-matrix.ts';
import type { ForecastHistory } from '../types.ts';
import { eventSpans } from './event-spans.ts';

/** A learnt effect: contacts over those of a normal day of that weekday, and how uncertain that ratio is. */
export interface LearntEffect {
  readonly factor: number;
  /** Variance of the log ratio around the factor. */
  readonly variance: number;
  /** How many times it was seen. */
  readonly occurrences: number;
}

/** Effects of holidays by key and of recurring events by label. Kinds share strength among themselves only. */
export interface LearntEffects {
  holiday(key: string): LearntEffect;
  event(label: string): LearntEffect;
}

/** Days on either side, same weekday, that make the normal day. */
const NORMAL_WEEKS = 4;
/** The pooled ratio counts as this many occurrences of a key; "no effect" as this many occurrences in the pool. */
const POOL_OCCURRENCES = 1;
/** Standard deviation of a log ratio before one is seen, squared: about plus or minus 40 %. */
const PRIOR_VARIANCE = 0.16;
/** Variance of a ratio's spread counts the prior as this many occurrences. */
const PRIOR_OCCURRENCES = 3;

/**
 * Learns ratios to the normal day, pooled in two steps: a key is drawn to all keys of its kind, those to 1.
 *
 * @param normal matrix of normal days only (holidays and events masked).
 */
export function learnEffects(
  history: ForecastHistory,
  events: readonly CalendarEvent[],
  normal: DayMatrix,
): LearntEffects {
  const holidays = new RatioPool();
  for (const day of history.grid.days) {
    if (day.holiday === null) continue;
    holidays.add(day.holiday, logRatio(history, normal, day.first, day.first + day.count));
  }
  const recurring = new RatioPool();
  const learning = events.filter((event) => event.effect === 'learn' && event.type !== 'closure');
  for (const { event, first, end } of eventSpans(history.grid, learning)) {
    recurring.add(event.label, logRatio(history, normal, first, end));
  }
  return { holiday: (key) => holidays.effect(key), event: (label) => recurring.effect(label) };
}

/** Log of contacts seen in intervals `[first, end)` over the normal ones; NaN where either side has nothing. */
function logRatio(history: ForecastHistory, normal: DayMatrix, first: number, end: number): number {
  const { grid, values } = history;
  let seen = 0;
  let usual = 0;
  let dayIndex = grid.days.findIndex((day) => first < day.first + day.count);
  for (let i = first; i < end; i++) {
    while (i >= grid.days[dayIndex]!.first + grid.days[dayIndex]!.count) dayIndex++;
    const value = values[i]!;
    if (grid.open[i] === 0 || Number.isNaN(value)) continue;
    const expected = normalValue(normal, dayIndex, grid.slot[i]!);
    if (Number.isNaN(expected)) continue;
    seen += value;
    usual += expected;
  }
  return usual > 0 ? Math.log((seen + 0.5) / (usual + 0.5)) : Number.NaN;
}

/** Mean of the same weekday and slot in the weeks around; NaN when none of them is normal. */
function normalValue(normal: DayMatrix, day: number, slot: number): number {
  let sum = 0;
  let count = 0;
  for (let week = -NORMAL_WEEKS; week <= NORMAL_WEEKS; week++) {
    const other = day + 7 * week;
    if (other < 0 || other >= normal.dayCount) continue;
    const value = normal.values[other * normal.slotsPerDay + slot]!;
    if (Number.isNaN(value)) continue;
    sum += value;
    count++;
  }
  return count === 0 ? Number.NaN : sum / count;
}

/** Log ratios by key. */
class RatioPool {
  private readonly byKey = new Map<string, number[]>();

  add(key: string, logRatioSeen: number): void {
    if (Number.isNaN(logRatioSeen)) return;
    this.byKey.set(key, [...(this.byKey.get(key) ?? []), logRatioSeen]);
  }

  effect(key: string): LearntEffect {
    const all = [...this.byKey.values()].flat();
    const own = this.byKey.get(key) ?? [];
    const pooled = sum(all) / (all.length + POOL_OCCURRENCES);
    const mean = (sum(own) + POOL_OCCURRENCES * pooled) / (own.length + POOL_OCCURRENCES);
    const squares = sum(own.map((value) => (value - mean) ** 2));
    const variance = (squares + PRIOR_OCCURRENCES * PRIOR_VARIANCE) / (own.length + PRIOR_OCCURRENCES);
    const shrunk = variance / (1 + own.length);
    return { factor: Math.exp(mean), variance: shrunk, occurrences: own.length };
  }
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
