import { weekdayIndex } from '../day-matrix.ts';
import type { MemberFamily } from './member-family.ts';
import { weekdayProfileAt } from './weekday-profile.ts';
import { yearlySeasonAt } from './yearly-season.ts';

/** One member of the family: how long its level remembers, and whether a yearly season is divided out first. */
export interface LevelVariant {
  readonly id: string;
  readonly levelHalfLifeDays: number;
  readonly yearly: boolean;
}

/**
 * Level x weekday profile, each with its own memory: the day's level is quick to change, the shape is not.
 *
 * The level is a ratio estimator: exponentially weighted contacts over the contacts that the profile expects in the
 * same observed slots, so holes and part days bias nothing. With `yearly`, the expectation carries the season.
 */
export function levelProfileFamily(
  profileHalfLifeDays: number,
  variants: readonly LevelVariant[],
): MemberFamily {
  return {
    memberIds: variants.map((variant) => variant.id),
    predict(matrix, origin, from, to, out) {
      const slots = matrix.slotsPerDay;
      const fitted = weekdayProfileAt(matrix, origin, profileHalfLifeDays);
      if (fitted === null) {
        for (const member of out) member.fill(Number.NaN, 0, (to - from) * slots);
        return;
      }
      const season = variants.some((variant) => variant.yearly) ? yearlySeasonAt(matrix, origin) : null;
      variants.forEach((variant, k) => {
        const target = out[k]!;
        if (variant.yearly && season === null) {
          target.fill(Number.NaN, 0, (to - from) * slots);
          return;
        }
        const factorOf = variant.yearly ? season! : noSeason;
        const level = recentLevel(fitted, origin, variant.levelHalfLifeDays, factorOf);
        for (let day = from; day < to; day++) {
          const base = weekdayIndex(matrix.firstDayNumber + day) * slots;
          const row = (day - from) * slots;
          const scale = level * factorOf(day);
          for (let slot = 0; slot < slots; slot++) target[row + slot] = scale * fitted.profile[base + slot]!;
        }
      });
    },
  };
}

const noSeason = (): number => 1;

function recentLevel(
  fitted: { start: number; counts: Float64Array; exposures: Float64Array },
  origin: number,
  halfLifeDays: number,
  factorOf: (day: number) => number,
): number {
  const decay = 0.5 ** (1 / halfLifeDays);
  let count = 0;
  let exposure = 0;
  let weight = 1;
  for (let day = origin - 1; day >= fitted.start; day--) {
    const exposed = fitted.exposures[day - fitted.start]!;
    if (exposed > 0) {
      count += weight * fitted.counts[day - fitted.start]!;
      exposure += weight * exposed * factorOf(day);
      weight *= decay;
    }
  }
  return exposure > 0 ? count / exposure : 0;
}
