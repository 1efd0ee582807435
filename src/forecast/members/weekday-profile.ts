import { type DayMatrix, weekdayIndex } from '../day-matrix.ts';
import { oncePerOrigin } from './once-per-origin.ts';
import { shrunkProfile } from './shrunk-profile.ts';

/** Expected contacts of each weekday and slot at level 1, and the evidence the level is read from. */
export interface WeekdayProfile {
  /** First day of the window that was read. */
  readonly start: number;
  /** `profile[weekday * slotsPerDay + slot]`; NaN where no weekday ever saw the slot. */
  readonly profile: Float64Array;
  /** Per day of the window: contacts seen in its observed slots. */
  readonly counts: Float64Array;
  /** Per day of the window: what the profile expects in those same slots at level 1; 0 on unobserved days. */
  readonly exposures: Float64Array;
}

/** Days older than this many half-lives weigh under 5 % and are left out. */
const WINDOW_HALF_LIVES = 4.5;
/** Half-life, in days, of the two-sided level that is divided out of each day before profiles are averaged. */
const LOCAL_LEVEL_HALF_LIFE = 7;

/**
 * Weekday x slot profile by ratio estimators on counts: contacts seen over level exposed, both weighted by age.
 *
 * The local level is divided out first, so that a trend inside the window does not tilt the profile. Each weekday's
 * shape is then shrunk towards the shape pooled over all weekdays by a gamma-Poisson rule (prior strength from the
 * spread between weekdays, by moments) and its deviation smoothed over neighbouring slots.
 *
 * @returns null when no day before `origin` was observed.
 */
export function fitWeekdayProfile(
  matrix: DayMatrix,
  origin: number,
  halfLifeDays: number,
): WeekdayProfile | null {
  const start = Math.max(0, origin - Math.ceil(WINDOW_HALF_LIVES * halfLifeDays));
  const dayCount = origin - start;
  const counts = new Float64Array(dayCount);
  const levels = new Float64Array(dayCount).fill(1);
  const exposures = new Float64Array(dayCount);
  const first = averageByWeekday(matrix, start, origin, halfLifeDays, levels);
  if (first.total === 0) return null;
  readDays(matrix, start, origin, first.mean, counts, exposures);
  localLevel(counts, exposures, levels);
  const second = averageByWeekday(matrix, start, origin, halfLifeDays, levels);
  const profile = shrunkProfile(second.seen, second.exposed, matrix.slotsPerDay);
  readDays(matrix, start, origin, profile, counts, exposures);
  return { start, profile, counts, exposures };
}

interface WeekdayAverages {
  /** Age-weighted contacts by weekday and slot, the level they were exposed to, and their quotient. */
  readonly seen: Float64Array;
  readonly exposed: Float64Array;
  readonly mean: Float64Array;
  readonly total: number;
}

function averageByWeekday(
  matrix: DayMatrix,
  start: number,
  origin: number,
  halfLifeDays: number,
  levels: Float64Array,
): WeekdayAverages {
  const slots = matrix.slotsPerDay;
  const seen = new Float64Array(7 * slots);
  const exposed = new Float64Array(7 * slots);
  const mean = new Float64Array(7 * slots);
  const decay = 0.5 ** (1 / halfLifeDays);
  let weight = 1;
  let total = 0;
  for (let day = origin - 1; day >= start; day--, weight *= decay) {
    if (matrix.observed[day] === 0) continue;
    const base = weekdayIndex(matrix.firstDayNumber + day) * slots;
    const level = levels[day - start]! * weight;
    const row = day * slots;
    for (let slot = 0; slot < slots; slot++) {
      const value = matrix.values[row + slot]!;
      if (Number.isNaN(value)) continue;
      seen[base + slot]! += weight * value;
      exposed[base + slot]! += level;
      total++;
    }
  }
  for (let i = 0; i < mean.length; i++) mean[i] = exposed[i]! > 0 ? seen[i]! / exposed[i]! : Number.NaN;
  return { seen, exposed, mean, total };
}

function readDays(
  matrix: DayMatrix,
  start: number,
  origin: number,
  profile: Float64Array,
  counts: Float64Array,
  exposures: Float64Array,
): void {
  const slots = matrix.slotsPerDay;
  for (let day = start; day < origin; day++) {
    let count = 0;
    let exposure = 0;
    if (matrix.observed[day] === 1) {
      const base = weekdayIndex(matrix.firstDayNumber + day) * slots;
      const row = day * slots;
      for (let slot = 0; slot < slots; slot++) {
        const value = matrix.values[row + slot]!;
        if (Number.isNaN(value)) continue;
        count += value;
        exposure += profile[base + slot]!;
      }
    }
    counts[day - start] = count;
    exposures[day - start] = exposure;
  }
}

/** Two-sided exponential ratio of counts to exposures: what a day's level was, told by its neighbours too. */
function localLevel(counts: Float64Array, exposures: Float64Array, levels: Float64Array): void {
  const n = counts.length;
  const decay = 0.5 ** (1 / LOCAL_LEVEL_HALF_LIFE);
  const count = new Float64Array(n);
  const exposure = new Float64Array(n);
  let c = 0;
  let e = 0;
  for (let i = 0; i < n; i++) {
    count[i] = c = c * decay + counts[i]!;
    exposure[i] = e = e * decay + exposures[i]!;
  }
  c = 0;
  e = 0;
  for (let i = n - 1; i >= 0; i--) {
    const total = count[i]! + c;
    const exposed = exposure[i]! + e;
    levels[i] = exposed > 0 && total > 0 ? total / exposed : 1;
    c = (c + counts[i]!) * decay;
    e = (e + exposures[i]!) * decay;
  }
}

/** The same, worked out once for an origin and half-life. */
export const weekdayProfileAt = oncePerOrigin(fitWeekdayProfile);
