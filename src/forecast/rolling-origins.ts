import type { DayMatrix } from './day-matrix.ts';
import { BUCKET_COUNT, bucketOfLead, LONGEST_BACKTESTED_LEAD } from './horizon-buckets.ts';
import type { MemberFamily } from './members/member-family.ts';

/** What every member said at past origins about cells that have since been observed. */
export interface RollingForecasts {
  readonly originCount: number;
  /** One entry per observed cell of every origin's horizon. */
  readonly actual: Float64Array;
  readonly bucket: Uint8Array;
  /** Per member, per cell; NaN where the member had no answer. */
  readonly predictions: readonly Float64Array[];
  /** Per bucket: how many (origin, day) pairs it holds. */
  readonly bucketDays: Float64Array;
}

/** Step between origins in days: coprime with 7, so that origins meet every weekday. */
const ORIGIN_STEP_DAYS = 4;
/** Half a year of origins: fewer chase the last weeks, more cost time and remember another season. */
const MOST_ORIGINS = 45;
/** Observed days that a member must have seen before an origin counts. */
const FEWEST_DAYS_BEFORE_ORIGIN = 14;

/** Origins, latest first, that leave at least one observed day after them and two weeks before them. */
export function chooseOrigins(matrix: DayMatrix): number[] {
  const seenBefore = new Int32Array(matrix.dayCount + 1);
  for (let day = 0; day < matrix.dayCount; day++)
    seenBefore[day + 1] = seenBefore[day]! + matrix.observed[day]!;
  const origins: number[] = [];
  for (let day = matrix.dayCount - 1; day > 0 && origins.length < MOST_ORIGINS; day -= ORIGIN_STEP_DAYS) {
    if (seenBefore[day]! < FEWEST_DAYS_BEFORE_ORIGIN) break;
    if (seenBefore[matrix.dayCount]! > seenBefore[day]!) origins.push(day);
  }
  return origins;
}

/**
 * Rolling-origin evaluation (Tashman, International Journal of Forecasting 2000): at each origin every member is
 * fitted on the days before it and forecasts the leads that are backtested, whatever horizon is asked for: how far ahead
 * somebody looks must not change what the first day says.
 */
export function forecastRollingOrigins(
  matrix: DayMatrix,
  families: readonly MemberFamily[],
): RollingForecasts {
  const origins = chooseOrigins(matrix);
  const depth = LONGEST_BACKTESTED_LEAD;
  const slots = matrix.slotsPerDay;
  const memberCount = families.reduce((count, family) => count + family.memberIds.length, 0);
  const capacity = origins.length * depth * slots;
  const actual = new Float64Array(capacity);
  const bucket = new Uint8Array(capacity);
  const predictions = Array.from({ length: memberCount }, () => new Float64Array(capacity));
  const bucketDays = new Float64Array(BUCKET_COUNT);
  const rows = Array.from({ length: memberCount }, () => new Float64Array(depth * slots));
  const cells = new Int32Array(slots);
  let size = 0;
  for (const origin of origins) {
    const to = Math.min(matrix.dayCount, origin + depth);
    let member = 0;
    for (const family of families) {
      family.predict(matrix, origin, origin, to, rows.slice(member, member + family.memberIds.length));
      member += family.memberIds.length;
    }
    let lead = 0;
    for (let day = origin; day < to; day++) {
      if (matrix.observed[day] === 0) continue;
      const here = bucketOfLead(++lead);
      bucketDays[here]!++;
      const start = size;
      for (let slot = 0; slot < slots; slot++) {
        const value = matrix.values[day * slots + slot]!;
        if (Number.isNaN(value)) continue;
        actual[size] = value;
        bucket[size] = here;
        cells[size - start] = (day - origin) * slots + slot;
        size++;
      }
      for (let k = 0; k < memberCount; k++) {
        const [from, into] = [rows[k]!, predictions[k]!];
        for (let i = start; i < size; i++) into[i] = from[cells[i - start]!]!;
      }
    }
  }
  return {
    originCount: origins.length,
    actual: actual.subarray(0, size),
    bucket: bucket.subarray(0, size),
    predictions: predictions.map((values) => values.subarray(0, size)),
    bucketDays,
  };
}
