import { dayNumberOf } from '../../calendar/index.ts';
import { addIntervalActual, type CountedInterval } from '../../kpi/index.ts';
import { type HistoryDay, MEASURES, type Measure } from '../../store/index.ts';
import type { DaySumsTable } from './day-sums.ts';

const MS_PER_MINUTE = 60_000;

/** Adds the intervals of history days, interval by interval: an interval that lacks a measure lacks it in the sums. */
export function addHistory(table: DaySumsTable, history: readonly HistoryDay[]): void {
  for (const arrays of historyByDay(history).values()) {
    const { queueId, day, firstStartMs, intervalMinutes } = [...arrays.values()][0] as HistoryDay;
    const target = table.at(queueId, dayNumberOf(day));
    const count = Math.max(...[...arrays.values()].map(({ values }) => values.length));
    for (let slot = 0; slot < count; slot++) {
      const row = intervalAt(arrays, slot);
      if (row === null) continue;
      addIntervalActual(target.sums, row);
      target.completeUntilMs = firstStartMs + (slot + 1) * intervalMinutes * MS_PER_MINUTE;
    }
  }
}

/** The arrays of each queue and day, by measure. */
export function historyByDay(history: readonly HistoryDay[]): Map<string, ReadonlyMap<Measure, HistoryDay>> {
  const days = new Map<string, Map<Measure, HistoryDay>>();
  for (const item of history) {
    const key = `${item.day} ${item.queueId}`;
    const arrays = days.get(key);
    if (arrays === undefined) days.set(key, new Map([[item.metric, item]]));
    else arrays.set(item.metric, item);
  }
  return days;
}

/** What was observed in one interval; null when nothing was. */
function intervalAt(arrays: ReadonlyMap<Measure, HistoryDay>, slot: number): CountedInterval | null {
  const row = {} as Record<Measure, number | null>;
  let observed = false;
  for (const measure of MEASURES) {
    const value = arrays.get(measure)?.values[slot] ?? Number.NaN;
    row[measure] = Number.isNaN(value) ? null : value;
    if (!Number.isNaN(value)) observed = true;
  }
  return observed ? row : null;
}
