import { weekdayIndex } from '../day-matrix.ts';
import { priorContacts, smoothedRatios } from './credibility.ts';
import { eachCell } from './each-cell.ts';
import type { HandleTimeMatrix } from './handle-time-matrix.ts';
import { weightedSums } from './handle-time-sums.ts';

/** Mean handle time by weekday and slot as a product of level, weekday and slot parts. */
export interface HandleTimeCurve {
  /** Seconds per contact now. */
  readonly levelSeconds: number;
  /** Factor per weekday, 0 = Monday. */
  readonly weekday: Float64Array;
  /** Factor per slot. */
  readonly slot: Float64Array;
  /** Expected contacts by weekday x slot, for the width of bounds; NaN where never observed. */
  readonly contacts: Float64Array;
}

const MEMORY_HALF_LIFE_DAYS = 56;
const LEVEL_HALF_LIFE_DAYS = 14;
const OLDEST_DAYS = 250;
/** Neighbouring slots are averaged with a triangular kernel of this many minutes to either side. */
const SMOOTHING_MINUTES = 90;
/** Contacts that the global mean counts as when a slot's or weekday's ratio is taken, at the least. */
const LEAST_PRIOR_CONTACTS = 20;

/**
 * Call-weighted handle-time curve: sums of seconds over sums of contacts, smoothed over slots and shrunk to the
 * global mean by contact weight, so that a quiet slot borrows and a busy one speaks for itself.
 *
 * The prior's weight is variance within slots (per contact) over variance between slots (Bühlmann and Straub 1970).
 *
 * @returns null when no contact was handled before `origin`.
 */
export function fitHandleTimeCurve(matrix: HandleTimeMatrix, origin: number): HandleTimeCurve | null {
  const slots = matrix.seconds.slotsPerDay;
  const start = Math.max(0, origin - OLDEST_DAYS);
  const sums = weightedSums(matrix, start, origin, MEMORY_HALF_LIFE_DAYS);
  if (!(sums.contacts > 0)) return null;
  const mean = sums.seconds / sums.contacts;
  const slotPrior = Math.max(
    LEAST_PRIOR_CONTACTS,
    priorContacts(sums.slotSeconds, sums.slotContacts, mean, sums.withinVariance),
  );
  const reach = Math.max(1, SMOOTHING_MINUTES / (1440 / slots));
  const slot = smoothedRatios(sums.slotSeconds, sums.slotContacts, mean, slotPrior, reach);
  const { weekdaySeconds, weekdayExpected } = weekdaySums(matrix, start, origin, slot, mean);
  const weekdayPrior = Math.max(
    LEAST_PRIOR_CONTACTS * 10,
    priorContacts(
      weekdaySeconds,
      weekdayExpected.map((e) => e / mean),
      mean,
      sums.withinVariance,
    ),
  );
  const weekday = weekdaySeconds.map(
    (seconds, w) => (seconds + weekdayPrior * mean) / (weekdayExpected[w]! + weekdayPrior * mean),
  );
  return {
    levelSeconds: recentLevel(matrix, start, origin, weekday, slot, mean),
    weekday,
    slot,
    contacts: sums.cellContacts.map((contacts, i) => contacts / sums.cellWeight[i]!),
  };
}

function weekdaySums(
  { seconds, contacts }: HandleTimeMatrix,
  start: number,
  origin: number,
  slot: Float64Array,
  mean: number,
) {
  const weekdaySeconds = new Float64Array(7);
  const weekdayExpected = new Float64Array(7);
  eachCell(
    seconds.values,
    contacts.values,
    seconds.slotsPerDay,
    start,
    origin,
    MEMORY_HALF_LIFE_DAYS,
    (day, at, s, n, weight) => {
      const w = weekdayIndex(seconds.firstDayNumber + day);
      weekdaySeconds[w]! += weight * s;
      weekdayExpected[w]! += weight * n * mean * slot[at]!;
    },
  );
  return { weekdaySeconds, weekdayExpected };
}

/** Recent seconds over what the curve expects for the same contacts, times the mean. */
function recentLevel(
  { seconds, contacts }: HandleTimeMatrix,
  start: number,
  origin: number,
  weekday: Float64Array,
  slot: Float64Array,
  mean: number,
): number {
  let seen = 0;
  let expected = 0;
  eachCell(
    seconds.values,
    contacts.values,
    seconds.slotsPerDay,
    start,
    origin,
    LEVEL_HALF_LIFE_DAYS,
    (day, at, s, n, weight) => {
      seen += weight * s;
      expected += weight * n * mean * slot[at]! * weekday[weekdayIndex(seconds.firstDayNumber + day)]!;
    },
  );
  return expected > 0 ? (mean * seen) / expected : mean;
}

/** Seconds per contact that the curve gives for a weekday and slot. */
export function curveSeconds(curve: HandleTimeCurve, weekday: number, slot: number): number {
  return curve.levelSeconds * curve.weekday[weekday]! * curve.slot[slot]!;
}
