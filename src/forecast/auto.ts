import { handleTimeForecaster } from './handle-time/handle-time-forecaster.ts';
import { type LevelVariant, levelProfileFamily } from './members/level-profile.ts';
import { seasonalMeanFamily } from './members/seasonal-mean.ts';
import type { Forecaster } from './types.ts';
import { volumeForecaster } from './volume-forecaster.ts';

/** Twelve weeks: shapes change slowly. */
export const PROFILE_HALF_LIFE_DAYS = 84;
/** From yesterday's news to a month's, each about 2.7 times the one before. */
const LEVEL_HALF_LIVES_DAYS = [1, 3, 8, 20] as const;

function levelVariants(yearly: boolean): LevelVariant[] {
  return LEVEL_HALF_LIVES_DAYS.map((levelHalfLifeDays) => ({
    id: `level-profile-${levelHalfLifeDays}${yearly ? '-yearly' : ''}`,
    levelHalfLifeDays,
    yearly,
  }));
}

const combination = volumeForecaster('auto', 1, [
  seasonalMeanFamily([4, 8, 13]),
  levelProfileFamily(PROFILE_HALF_LIFE_DAYS, [...levelVariants(false), ...levelVariants(true)]),
]);

/** The default: a combination of all members for volumes, the handle-time curve for handle time. */
export const autoForecaster: Forecaster = {
  id: 'auto',
  version: 1,
  metrics: ['offered', 'ahtSeconds'],
  fit: (history, context) =>
    (history.metric === 'ahtSeconds' ? handleTimeForecaster : combination).fit(history, context),
};
