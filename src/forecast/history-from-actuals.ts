import type { DayGrid } from '../calendar/index.ts';
import type { IntervalActual } from '../core/index.ts';
import type { ForecastHistory } from './types.ts';

/** Both histories of one queue on one grid. */
export interface QueueHistory {
  readonly offered: ForecastHistory;
  /** Total handle seconds, weighted by the contacts they belong to. */
  readonly ahtSeconds: ForecastHistory;
}

/**
 * Puts the actuals of one queue on a grid. An interval without a record is a hole, and so is a null; records outside
 * the grid are passed over. Where a source gives handle seconds but not how many contacts they belong to, the offered
 * contacts stand for them.
 *
 * @param actuals of one queue, in any order, of the grid's interval length.
 */
export function historyFromActuals(actuals: Iterable<IntervalActual>, grid: DayGrid): QueueHistory {
  const place = new Map<number, number>();
  for (let index = 0; index < grid.startsMs.length; index++) place.set(grid.startsMs[index]!, index);
  const offered = new Float64Array(grid.startsMs.length).fill(Number.NaN);
  const handleSeconds = offered.slice();
  const contacts = offered.slice();
  for (const actual of actuals) {
    const index = place.get(actual.startMs);
    if (index === undefined) continue;
    offered[index] = actual.offered ?? Number.NaN;
    handleSeconds[index] = actual.handleSeconds ?? Number.NaN;
    contacts[index] = actual.handled ?? actual.offered ?? Number.NaN;
  }
  return queueHistory(grid, offered, handleSeconds, contacts);
}

/** Both histories from arrays that are already on the grid; NaN marks holes. */
export function queueHistory(
  grid: DayGrid,
  offered: Float64Array,
  handleSeconds: Float64Array,
  contacts: Float64Array,
): QueueHistory {
  return {
    offered: { metric: 'offered', grid, values: offered, weights: null },
    ahtSeconds: { metric: 'ahtSeconds', grid, values: handleSeconds, weights: contacts },
  };
}
