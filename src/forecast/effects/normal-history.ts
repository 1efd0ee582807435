import type { CalendarEvent } from '../../core/index.ts';
import type { ForecastHistory } from '../types.ts';
import { eventSpans } from './event-spans.ts';

/** History as it would have been on normal days: what members learn from. */
export interface NormalHistory {
  readonly values: Float64Array;
  /** 1 where an interval is not learnt from. */
  readonly masked: Uint8Array;
}

/**
 * Takes the known out of the ordinary out of history: intervals under a holiday or under an event are masked, except
 * that a past event of known percentage is divided out instead. Inputs are not changed.
 */
export function normalHistory(history: ForecastHistory, events: readonly CalendarEvent[]): NormalHistory {
  const values = history.values.slice();
  const masked = new Uint8Array(values.length);
  for (const { event, first, end } of eventSpans(history.grid, events)) {
    const factor = event.effect === 'percent' ? 1 + (event.value ?? 0) / 100 : 0;
    if (factor <= 0 || event.type === 'closure') masked.fill(1, first, end);
    else if (history.metric === 'offered') for (let i = first; i < end; i++) values[i]! /= factor;
  }
  for (const day of history.grid.days) {
    if (day.holiday !== null) masked.fill(1, day.first, day.first + day.count);
  }
  return { values, masked };
}
