import type { DayGrid } from '../../calendar/index.ts';
import {
  type AccuracySums,
  addAccuracy,
  emptyAccuracy,
  type ScoredForecast,
  type ScoringOptions,
  scoreInterval,
} from './accuracy-sums.ts';

/** Accuracy over all intervals of a forecast. */
export function accuracyOf(
  forecast: ScoredForecast,
  actuals: Float64Array,
  options: ScoringOptions,
): AccuracySums {
  const parts = accuracyBy(forecast, actuals, options, () => 'all');
  return parts.get('all') ?? emptyAccuracy(forecast.bounds.map((bound) => bound.level));
}

/**
 * Accuracy by any partition of the intervals; the parts add to accuracyOf the whole.
 *
 * @param keyOf names the part of an interval; null leaves it out (a closed one, say).
 */
export function accuracyBy(
  forecast: ScoredForecast,
  actuals: Float64Array,
  options: ScoringOptions,
  keyOf: (index: number) => string | null,
): Map<string, AccuracySums> {
  const parts = new Map<string, AccuracySums>();
  for (let i = 0; i < actuals.length; i++) {
    const key = keyOf(i);
    if (key === null) continue;
    const scored = scoreInterval(forecast, actuals, i, options);
    const before = parts.get(key);
    parts.set(key, before === undefined ? scored : addAccuracy(before, scored));
  }
  return parts;
}

/** Partition keys of a grid: closed intervals belong to no part. */
export function partitionOf(
  grid: DayGrid,
  kind: 'interval' | 'day' | 'week' | 'lead',
): (index: number) => string | null {
  const dayOf = new Int32Array(grid.startsMs.length);
  grid.days.forEach((day, d) => {
    dayOf.fill(d, day.first, day.first + day.count);
  });
  const keyOfDay = grid.days.map((day, d) => {
    if (kind === 'lead') return String(d + 1);
    return kind === 'week' ? localDayOf(day.dayNumber - (day.weekday - 1)) : day.day;
  });
  return (index) => {
    if (grid.open[index] === 0) return null;
    return kind === 'interval' ? clockOf(grid, index) : keyOfDay[dayOf[index]!]!;
  };
}

const MS_PER_DAY = 86_400_000;

/** YYYY-MM-DD of a day number; the Monday that names a week. */
function localDayOf(dayNumber: number): string {
  return new Date(dayNumber * MS_PER_DAY).toISOString().slice(0, 10);
}

/** HH:MM of an interval's wall-clock slot. */
function clockOf(grid: DayGrid, index: number): string {
  const minutes = grid.slot[index]! * grid.intervalMinutes;
  const pad = (value: number): string => String(value).padStart(2, '0');
  return `${pad(Math.floor(minutes / 60))}:${pad(minutes % 60)}`;
}
