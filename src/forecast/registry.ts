import { AgnerError } from '../core/index.ts';
import { autoForecaster } from './auto.ts';
import { handleTimeForecaster } from './handle-time/handle-time-forecaster.ts';
import { levelProfileFamily } from './members/level-profile.ts';
import { seasonalMeanFamily } from './members/seasonal-mean.ts';
import type { Forecaster } from './types.ts';
import { volumeForecaster } from './volume-forecaster.ts';

/** Last week's value: the model that every other one must add value over. */
export const seasonalNaive: Forecaster = volumeForecaster('seasonal-naive', 1, [seasonalMeanFamily([1])]);

/** Every model that can be named by `--model`, the default first. */
export const FORECASTERS: readonly Forecaster[] = [
  autoForecaster,
  seasonalNaive,
  volumeForecaster('seasonal-mean-4', 1, [seasonalMeanFamily([4])]),
  volumeForecaster('seasonal-mean-6', 1, [seasonalMeanFamily([6])]),
  volumeForecaster('seasonal-mean-8', 1, [seasonalMeanFamily([8])]),
  volumeForecaster('level-profile', 1, [
    levelProfileFamily(84, [{ id: 'level-profile-10', levelHalfLifeDays: 10, yearly: false }]),
  ]),
  handleTimeForecaster,
];

/**
 * The model of this name.
 *
 * @throws AgnerError FORECAST_MODEL_UNKNOWN, listing the names.
 */
export function findForecaster(id: string): Forecaster {
  const found = FORECASTERS.find((forecaster) => forecaster.id === id);
  if (found !== undefined) return found;
  const names = FORECASTERS.map((forecaster) => forecaster.id).join(', ');
  throw new AgnerError('FORECAST_MODEL_UNKNOWN', `There is no model "${id}"; there are ${names}.`, {
    field: 'model',
    value: id,
  });
}
