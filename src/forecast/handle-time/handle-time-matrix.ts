import type { CalendarEvent } from '../../core/index.ts';
import { buildDayMatrix, type DayMatrix } from '../day-matrix.ts';
import { eventSpans } from '../effects/event-spans.ts';
import type { ForecastHistory } from '../types.ts';

/** Handle seconds and the contacts they belong to, by day and slot: both parts of the ratio. */
export interface HandleTimeMatrix {
  readonly seconds: DayMatrix;
  readonly contacts: DayMatrix;
}

/** Lays both parts out; an interval with one part missing, or under an `exclude` event, is a hole in both. */
export function buildHandleTimeMatrix(
  history: ForecastHistory,
  events: readonly CalendarEvent[],
): HandleTimeMatrix {
  const weights = history.weights ?? new Float64Array(history.values.length).fill(Number.NaN);
  const masked = new Uint8Array(history.values.length);
  for (let i = 0; i < masked.length; i++) {
    if (Number.isNaN(history.values[i]!) || Number.isNaN(weights[i]!)) masked[i] = 1;
  }
  const excluded = events.filter((event) => event.effect === 'exclude');
  for (const { first, end } of eventSpans(history.grid, excluded)) masked.fill(1, first, end);
  return {
    seconds: buildDayMatrix(history, history.values, masked),
    contacts: buildDayMatrix(history, weights, masked),
  };
}
