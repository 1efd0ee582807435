import type { DayGrid } from '../calendar/index.ts';
import { AgnerError } from '../core/index.ts';
import type { ForecastHistory } from './types.ts';

/**
 * Refuses history that no model may guess around.
 *
 * @throws AgnerError FORECAST_HISTORY_SHAPE when arrays do not match the grid; FORECAST_VALUE_INVALID for a negative
 * or infinite value (a hole is NaN).
 */
export function checkHistoryShape(history: ForecastHistory): void {
  const { grid, values, weights, metric } = history;
  const size = grid.startsMs.length;
  if (values.length !== size || (weights !== null && weights.length !== size)) {
    throw new AgnerError(
      'FORECAST_HISTORY_SHAPE',
      `History has ${values.length} values${weights === null ? '' : ` and ${weights.length} weights`} for ${size} intervals.`,
      { field: 'values', value: String(values.length) },
    );
  }
  if (metric === 'ahtSeconds' && weights === null) {
    throw new AgnerError('FORECAST_HISTORY_SHAPE', 'History of ahtSeconds has no weights (contacts).', {
      field: 'weights',
      value: 'null',
    });
  }
  for (const [field, numbers] of [
    ['values', values],
    ['weights', weights ?? []],
  ] as const) {
    for (let i = 0; i < numbers.length; i++) {
      const value = numbers[i]!;
      if (value < 0 || Math.abs(value) === Number.POSITIVE_INFINITY) {
        throw new AgnerError(
          'FORECAST_VALUE_INVALID',
          `The history value ${value} at ${new Date(grid.startsMs[i]!).toISOString()} is negative or infinite.`,
          { field, value: String(value) },
        );
      }
    }
  }
}

/**
 * Refuses a horizon that does not follow the history, and levels that are no shares.
 *
 * @throws AgnerError FORECAST_HORIZON_INVALID, FORECAST_LEVEL_INVALID.
 */
export function checkHorizon(history: DayGrid, horizon: DayGrid, levels: readonly number[]): void {
  const lastDay = history.days.at(-1);
  const firstDay = horizon.days[0];
  if (firstDay !== undefined && lastDay !== undefined && firstDay.dayNumber <= lastDay.dayNumber) {
    throw new AgnerError(
      'FORECAST_HORIZON_INVALID',
      `The horizon begins on ${firstDay.day}, which history (to ${lastDay.day}) already covers.`,
      { field: 'horizon', value: firstDay.day },
    );
  }
  if (horizon.intervalMinutes !== history.intervalMinutes || horizon.timeZone !== history.timeZone) {
    throw new AgnerError(
      'FORECAST_HORIZON_INVALID',
      `The horizon has ${horizon.intervalMinutes} minutes in ${horizon.timeZone}, history ${history.intervalMinutes} in ${history.timeZone}.`,
      { field: 'horizon', value: `${horizon.intervalMinutes} ${horizon.timeZone}` },
    );
  }
  for (const level of levels) {
    if (!(level > 0 && level < 1)) {
      throw new AgnerError('FORECAST_LEVEL_INVALID', `The level ${level} is not a share between 0 and 1.`, {
        field: 'levels',
        value: String(level),
      });
    }
  }
}
