import { handleTimeForecaster } from './handle-time/handle-time-forecaster.ts';
import { levelProfileFamily } from './members/level-profile.ts';
import { levelRegressionFamily } from './members/level-regression.ts';
import { seasonalMeanFamily } from './members/seasonal-mean.ts';
import type { Forecaster } from './types.ts';
import { volumeForecaster } from './volume-forecaster.ts';

/** Twelve weeks: shapes change slowly. */
export const PROFILE_HALF_LIFE_DAYS = 84;
/** Twenty weeks: a steadier shape from more days. */
const SLOW_PROFILE_HALF_LIFE_DAYS = 140;
/** Days further off than this many standard deviations are pulled in before a level is learnt. */
const LARGEST_STRAY = 2;
/** Members of the combination: means of past weeks, plain levels, and levels regressed with the part of the month. */
const combination = volumeForecaster('auto', 2, [
  seasonalMeanFamily([4, 8]),
  levelProfileFamily(PROFILE_HALF_LIFE_DAYS, [
    { id: 'level-profile-1', levelHalfLifeDays: 1, yearly: false },
    { id: 'level-profile-3', levelHalfLifeDays: 3, yearly: false },
    { id: 'level-profile-1-yearly', levelHalfLifeDays: 1, yearly: true },
    { id: 'level-profile-8-yearly', levelHalfLifeDays: 8, yearly: true },
  ]),
  levelRegressionFamily([
    regression('level-regression', PROFILE_HALF_LIFE_DAYS, 6, false),
    regression('level-regression-slow', SLOW_PROFILE_HALF_LIFE_DAYS, 10, false),
    regression('level-regression-yearly', PROFILE_HALF_LIFE_DAYS, 6, true),
  ]),
]);

function regression(id: string, profileHalfLifeDays: number, monthParts: number, yearly: boolean) {
  return { id, profileHalfLifeDays, monthParts, clip: LARGEST_STRAY, yearly };
}

/** The default: a combination of all members for volumes, the handle-time curve for handle time. */
export const autoForecaster: Forecaster = {
  id: 'auto',
  version: 2,
  metrics: ['offered', 'ahtSeconds'],
  fit: (history, context) =>
    (history.metric === 'ahtSeconds' ? handleTimeForecaster : combination).fit(history, context),
};
