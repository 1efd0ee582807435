import type { DayGrid } from '../calendar/index.ts';
import type { DayMatrix } from './day-matrix.ts';

/** Lead of each horizon day: open days since the last observed one, at least 1. A closed day has its neighbour's lead. */
export function leadsOf(history: DayGrid, matrix: DayMatrix, horizon: DayGrid): number[] {
  let lead = 0;
  for (let day = matrix.dayCount - 1; day >= 0 && matrix.observed[day] === 0; day--) {
    if (isOpen(history, day)) lead++;
  }
  return horizon.days.map((_, day) => {
    if (isOpen(horizon, day)) lead++;
    return Math.max(1, lead);
  });
}

function isOpen(grid: DayGrid, day: number): boolean {
  const { first, count } = grid.days[day]!;
  for (let i = first; i < first + count; i++) if (grid.open[i] === 1) return true;
  return false;
}
