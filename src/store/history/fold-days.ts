import type { IntervalActual } from '../../core/index.ts';
import { MEASURES, type Measure } from '../schema/measures.ts';
import type { HistoryDaySlots } from './history-day-slots.ts';
import { endOfSlots, slotAt } from './history-day-slots.ts';

/** One measure over one local day, an element per slot; NaN where nothing was observed. */
export interface DayArray {
  readonly metric: Measure;
  readonly day: HistoryDaySlots;
  readonly values: Float64Array;
}

/**
 * Turns the intervals of one queue, in order of start, into arrays per day and measure; those of other days are passed
 * over. A measure that no interval of a
 * day has gives no array.
 */
export function foldDays(
  days: readonly HistoryDaySlots[],
  records: readonly IntervalActual[],
): readonly DayArray[] {
  const arrays: DayArray[] = [];
  let next = 0;
  for (const day of days) {
    while (next < records.length && (records[next] as IntervalActual).startMs < day.startMs) next++;
    const from = next;
    const end = endOfSlots(day);
    while (next < records.length && (records[next] as IntervalActual).startMs < end) next++;
    const ofDay = records.slice(from, next);
    for (const metric of MEASURES) {
      const values = fill(day, ofDay, metric);
      if (values !== null) arrays.push({ metric, day, values });
    }
  }
  return arrays;
}

function fill(
  day: HistoryDaySlots,
  records: readonly IntervalActual[],
  metric: Measure,
): Float64Array | null {
  let values: Float64Array | null = null;
  for (const record of records) {
    const value = record[metric];
    const slot = slotAt(day, record.startMs);
    if (value === null || slot === null || record.minutes !== day.intervalMinutes) continue;
    values ??= new Float64Array(day.count).fill(Number.NaN);
    values[slot] = value;
  }
  return values;
}
