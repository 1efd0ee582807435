import type { DayGrid } from '../calendar/index.ts';
import type { ForecastHistory } from './types.ts';

/** The days `[from, to)` of a grid as a grid of their own; arrays are views on the original ones. */
export function sliceDays(grid: DayGrid, from: number, to: number): DayGrid {
  const [first, end] = intervalRange(grid, from, to);
  return {
    ...grid,
    days: grid.days.slice(from, to).map((day) => ({ ...day, first: day.first - first })),
    startsMs: grid.startsMs.subarray(first, end),
    slot: grid.slot.subarray(first, end),
    open: grid.open.subarray(first, end),
  };
}

/** The first `days` days of a history. */
export function historyUntil(history: ForecastHistory, days: number): ForecastHistory {
  const [first, end] = intervalRange(history.grid, 0, days);
  return {
    metric: history.metric,
    grid: sliceDays(history.grid, 0, days),
    values: history.values.subarray(first, end),
    weights: history.weights?.subarray(first, end) ?? null,
  };
}

/** Index range of the intervals of days `[from, to)`. */
export function intervalRange(grid: DayGrid, from: number, to: number): [number, number] {
  const last = grid.days[Math.min(to, grid.days.length) - 1];
  const first = grid.days[from]?.first ?? grid.startsMs.length;
  return [first, last === undefined || to <= from ? first : last.first + last.count];
}
