import { type DayMatrix, weekdayIndex } from '../day-matrix.ts';
import { BUCKET_COUNT, BUCKET_LAST_LEADS } from '../horizon-buckets.ts';
import { type DayDeviations, dayDeviations } from './day-deviations.ts';
import { dayOfMonthOf } from './day-of-month.ts';
import type { MemberFamily } from './member-family.ts';
import { solveRidge } from './ridge.ts';
import { type WeekdayProfile, weekdayProfileAt } from './weekday-profile.ts';
import { yearlySeasonAt } from './yearly-season.ts';

/** One member of the family. */
export interface LevelRegressionVariant {
  readonly id: string;
  readonly profileHalfLifeDays: number;
  /** Parts that a month is cut into; days of one part share an effect. 0 = no effect of the month. */
  readonly monthParts: number;
  /** How far one day may stray, in standard deviations; days beyond are pulled in. */
  readonly clip: number;
  /** Is a yearly season divided out first? */
  readonly yearly: boolean;
}

/** Half-life, in observed days, of the level that the others are told against; with no evidence it alone counts. */
const BASE_HALF_LIFE = 8;
const OTHER_HALF_LIVES = [1, 2.5, 20, 60] as const;
/** Same weekdays looked back on: the last one by itself, and the mean of these. */
const SAME_WEEKDAYS = 3;
const LEVEL_FEATURES = OTHER_HALF_LIVES.length + 2;
/** Half-life, in days, of what the regression remembers. */
const MEMORY_DAYS = 150;
/** Prior days that a level coefficient of 0, and an effect of the month of 0, count as. */
const LEVEL_PRIOR_DAYS = 30;
const MONTH_PRIOR_DAYS = 9;
/** Days a coefficient is used before it is learnt anew, in backtests. */
const RELEARNT_EVERY_DAYS = 20;
/** An effect of the month needs to be seen in a few months. */
const FEWEST_DAYS_FOR_MONTHS = 60;
/** Days that must lie behind a row of the regression. */
const FEWEST_DAYS_BEHIND = 20;
/** Older days weigh little by then and cost as much as new ones. */
const MOST_DAYS_LEARNT = 300;
/** Leads of a bucket that are learnt from: its neighbours tell the same. */
const LEAD_SHARES = [0.2, 0.8] as const;

/**
 * Weekday profile x a level that is regressed, for each horizon bucket, on levels of several memories, on the last same
 * weekdays and on the part of the month: a direct autoregression in the place of one exponential memory.
 *
 * The coefficients are ridge estimates drawn to the plain level of eight days, so that little history changes nothing.
 * Busy days count more than quiet ones by their Poisson noise. Source: ridge regression (Hoerl and Kennard, Technometrics
 * 1970), direct multi-step prediction (Marcellino, Stock and Watson, Journal of Econometrics 135, 2006).
 */
export function levelRegressionFamily(variants: readonly LevelRegressionVariant[]): MemberFamily {
  const learnt = new WeakMap<DayMatrix, Map<string, LevelCoefficients>>();
  return {
    memberIds: variants.map((variant) => variant.id),
    predict(matrix, origin, from, to, out) {
      const known = learnt.get(matrix) ?? new Map<string, LevelCoefficients>();
      learnt.set(matrix, known);
      variants.forEach((variant, k) => {
        predictVariant(variant, matrix, origin, from, to, out[k]!, known);
      });
    },
  };
}

/** Coefficients by bucket, filled as they are asked for. */
type LevelCoefficients = (Float64Array | undefined)[];

function predictVariant(
  variant: LevelRegressionVariant,
  matrix: DayMatrix,
  origin: number,
  from: number,
  to: number,
  target: Float64Array,
  known: Map<string, LevelCoefficients>,
): void {
  const slots = matrix.slotsPerDay;
  const window = windowOf(variant, matrix, origin);
  if (window === null) {
    target.fill(Number.NaN, 0, (to - from) * slots);
    return;
  }
  const coefficients = coefficientsOf(variant, matrix, origin, window, known);
  for (let day = from; day < to; day++) {
    const base = weekdayIndex(matrix.firstDayNumber + day) * slots;
    const row = (day - from) * slots;
    const level = window.regression.levelOf(day - window.fitted.start, coefficients);
    const scale = Math.max(0, 1 + level) * window.season(day);
    for (let slot = 0; slot < slots; slot++) target[row + slot] = scale * window.fitted.profile[base + slot]!;
  }
}

interface Window {
  readonly fitted: WeekdayProfile;
  readonly season: (day: number) => number;
  readonly regression: LevelRegression;
}

function windowOf(variant: LevelRegressionVariant, matrix: DayMatrix, origin: number): Window | null {
  const fitted = weekdayProfileAt(matrix, origin, variant.profileHalfLifeDays);
  const season = variant.yearly ? yearlySeasonAt(matrix, origin) : noSeason;
  if (fitted === null || season === null) return null;
  const days = dayDeviations(fitted, season, variant.clip);
  const monthParts = days.weight.length < FEWEST_DAYS_FOR_MONTHS ? 0 : variant.monthParts;
  return {
    fitted,
    season,
    regression: new LevelRegression(days, matrix.firstDayNumber + fitted.start, monthParts),
  };
}

/**
 * A past origin borrows the coefficients of one up to four weeks before it: they change slowly, cost the most, and know
 * nothing that lay after the origin.
 */
function coefficientsOf(
  variant: LevelRegressionVariant,
  matrix: DayMatrix,
  origin: number,
  window: Window,
  known: Map<string, LevelCoefficients>,
): (bucket: number) => Float64Array {
  const behind = matrix.dayCount - origin;
  const learntAt = matrix.dayCount - Math.ceil(behind / RELEARNT_EVERY_DAYS) * RELEARNT_EVERY_DAYS;
  const key = `${variant.id}|${learntAt}`;
  const found = known.get(key) ?? [];
  known.set(key, found);
  let earlier: LevelRegression | null = null;
  return (bucket) => {
    const before = found[bucket];
    if (before !== undefined) return before;
    earlier ??= learntAt === origin ? window.regression : regressionAt(variant, matrix, learntAt);
    const fresh = earlier?.fit(bucket) ?? new Float64Array(0);
    found[bucket] = fresh;
    return fresh;
  };
}

function regressionAt(
  variant: LevelRegressionVariant,
  matrix: DayMatrix,
  origin: number,
): LevelRegression | null {
  return origin > 0 ? (windowOf(variant, matrix, origin)?.regression ?? null) : null;
}

const noSeason = (): number => 1;

/** Regression of the level of a later day on what was known at the end of a day; one for each horizon bucket. */
class LevelRegression {
  private readonly days: DayDeviations;
  private readonly firstDayNumber: number;
  private readonly monthParts: number;
  /** Levels known at the end of each day, base first, `[day * (1 + others) + k]`. */
  private readonly levels: Float64Array;
  private readonly monthPart: Uint8Array;
  private readonly rootWeight: Float64Array;

  constructor(days: DayDeviations, firstDayNumber: number, monthParts: number) {
    this.days = days;
    this.firstDayNumber = firstDayNumber;
    this.monthParts = monthParts;
    this.levels = levelsOfDays(days);
    this.rootWeight = days.weight.map(Math.sqrt);
    this.monthPart = Uint8Array.from(days.weight, (_, day) => this.monthPartOf(day));
  }

  /** Expected deviation of a day after the window, by its index in the window. */
  levelOf(day: number, coefficientsOfBucket: (bucket: number) => Float64Array): number {
    const last = this.days.weight.length - 1;
    const coefficients = coefficientsOfBucket(bucketOfDaysAhead(day - last));
    const row = new Float64Array(LEVEL_FEATURES + this.monthParts);
    this.fillFeatures(last, day, this.monthPartOf(day), row);
    let level = this.levels[last * LEVELS]!;
    const shared = Math.min(row.length, coefficients.length);
    for (let k = 0; k < shared; k++) level += coefficients[k]! * row[k]!;
    return level;
  }

  /** Coefficients of the level features, then of the parts of the month. */
  fit(bucket: number): Float64Array {
    const { deviation, weight, variance } = this.days;
    const n = weight.length;
    const leads = leadsOfBucket(bucket);
    const penalties = new Float64Array(LEVEL_FEATURES + this.monthParts);
    penalties.fill(LEVEL_PRIOR_DAYS * variance + TINY, 0, LEVEL_FEATURES);
    penalties.fill(MONTH_PRIOR_DAYS, LEVEL_FEATURES);
    const firstRow = Math.max(FEWEST_DAYS_BEHIND, n - MOST_DAYS_LEARNT);
    const scales = Float64Array.from({ length: n }, (_, day) =>
      Math.sqrt(0.5 ** ((n - day) / MEMORY_DAYS) / leads.length),
    );
    return solveRidge((n - firstRow) * leads.length, penalties, (i, row) => {
      const day = firstRow + Math.floor(i / leads.length);
      const later = day + leads[i % leads.length]!;
      if (later >= n || weight[later] === 0) return Number.NaN;
      this.fillFeatures(day, later, this.monthPart[later]!, row);
      const scale = scales[day]! * this.rootWeight[later]!;
      for (let k = 0; k < row.length; k++) row[k] = row[k]! * scale;
      return (deviation[later]! - this.levels[day * LEVELS]!) * scale;
    });
  }

  private fillFeatures(day: number, later: number, monthPart: number, row: Float64Array): void {
    const { deviation, weight } = this.days;
    const at = day * LEVELS;
    const base = this.levels[at]!;
    for (let k = 1; k < LEVELS; k++) row[k - 1] = this.levels[at + k]! - base;
    let same = later - 7 * Math.ceil((later - day) / 7);
    let nearest = base;
    let sum = 0;
    let total = 0;
    for (let week = 0; week < SAME_WEEKDAYS && same >= 0; week++, same -= 7) {
      if (weight[same] === 0) continue;
      if (total === 0) nearest = deviation[same]!;
      sum += weight[same]! * deviation[same]!;
      total += weight[same]!;
    }
    row[LEVELS - 1] = nearest - base;
    row[LEVELS] = total > 0 ? sum / total - base : 0;
    row.fill(0, LEVEL_FEATURES);
    if (this.monthParts > 0) row[LEVEL_FEATURES + monthPart] = 1;
  }

  private monthPartOf(day: number): number {
    if (this.monthParts === 0) return 0;
    const dayOfMonth = dayOfMonthOf(this.firstDayNumber + day);
    return Math.min(this.monthParts - 1, Math.floor(((dayOfMonth - 1) / LONGEST_MONTH) * this.monthParts));
  }
}

const LEVELS = 1 + OTHER_HALF_LIVES.length;
const LONGEST_MONTH = 31;
const TINY = 1e-12;

/** Exponentially weighted deviations at the end of each day, one per half-life; they stand still on unobserved days. */
function levelsOfDays({ deviation, weight, mean }: DayDeviations): Float64Array {
  const decays = [BASE_HALF_LIFE, ...OTHER_HALF_LIVES].map((halfLife) => 0.5 ** (1 / halfLife));
  const sums = new Float64Array(LEVELS);
  const totals = new Float64Array(LEVELS);
  const levels = new Float64Array(weight.length * LEVELS);
  for (let day = 0; day < weight.length; day++) {
    for (let k = 0; k < LEVELS; k++) {
      if (weight[day]! > 0) {
        sums[k] = sums[k]! * decays[k]! + weight[day]! * deviation[day]!;
        totals[k] = totals[k]! * decays[k]! + weight[day]!;
      }
      levels[day * LEVELS + k] = totals[k]! > 0 ? sums[k]! / totals[k]! : mean;
    }
  }
  return levels;
}

/** Buckets are told by calendar days here, so that a bucket means one distance for the regression. */
function bucketOfDaysAhead(lead: number): number {
  const found = BUCKET_LAST_LEADS.findIndex((last) => lead <= last);
  return found < 0 ? BUCKET_COUNT - 1 : found;
}

function leadsOfBucket(bucket: number): number[] {
  const first = bucket === 0 ? 1 : BUCKET_LAST_LEADS[bucket - 1]! + 1;
  const last = BUCKET_LAST_LEADS[bucket]!;
  return first === last ? [first] : LEAD_SHARES.map((share) => Math.round(first + share * (last - first)));
}
