import { type DayGrid, intervalEndMs } from '../../calendar/index.ts';
import type { CalendarEvent } from '../../core/index.ts';

/**
 * Indices of the grid's intervals that a half-open span touches: `[first, end)`. The grid is in time order.
 */
export function intervalsIn(grid: DayGrid, fromMs: number, toMs: number): { first: number; end: number } {
  const { startsMs } = grid;
  let first = lowerBound(startsMs, fromMs);
  if (first > 0 && intervalEndMs(grid, first - 1) > fromMs) first--;
  return { first, end: Math.max(first, lowerBound(startsMs, toMs)) };
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
