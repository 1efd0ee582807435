import type { DayGrid } from '../../calendar/index.ts';
import type { CalendarEvent } from '../../core/index.ts';

const MS_PER_MINUTE = 60_000;

/**
 * Indices of the grid's intervals that a half-open span touches: `[first, end)`. The grid is in time order and its
 * intervals of a daily grid last as long as their local day.
 */
export function intervalsIn(grid: DayGrid, fromMs: number, toMs: number): { first: number; end: number } {
  const { startsMs } = grid;
  let first = lowerBound(startsMs, fromMs);
  if (first > 0 && endMsOf(grid, first - 1) > fromMs) first--;
  return { first, end: Math.max(first, lowerBound(startsMs, toMs)) };
}

/** End of an interval: the next one's start where there is one, so that a daily interval follows the clocks. */
function endMsOf(grid: DayGrid, i: number): number {
  const nominal = grid.startsMs[i]! + grid.intervalMinutes * MS_PER_MINUTE;
  return i + 1 < grid.startsMs.length ? grid.startsMs[i + 1]! : nominal;
}

function lowerBound(sorted: Float64Array, wanted: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle]! < wanted) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** An event's place on a grid; `end === first` when it lies outside. */
export interface EventSpan {
  readonly event: CalendarEvent;
  readonly first: number;
  readonly end: number;
}

/** The events that touch a grid, in the order given. */
export function eventSpans(grid: DayGrid, events: readonly CalendarEvent[]): EventSpan[] {
  return events
    .map((event) => ({ event, ...intervalsIn(grid, event.fromMs, event.toMs) }))
    .filter((span) => span.end > span.first);
}
