import { weekdayIndex } from '../day-matrix.ts';
import type { HandleTimeMatrix } from './handle-time-matrix.ts';

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
  const sums = weightedSums(matrix, start, origin);
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

function weightedSums({ seconds, contacts }: HandleTimeMatrix, start: number, origin: number) {
  const slots = seconds.slotsPerDay;
  const slotSeconds = new Float64Array(slots);
  const slotContacts = new Float64Array(slots);
  const cellContacts = new Float64Array(7 * slots);
  const cellWeight = new Float64Array(7 * slots);
  let [totalSeconds, totalContacts, squares, cells] = [0, 0, 0, 0];
  eachCell(
    seconds.values,
    contacts.values,
    slots,
    start,
    origin,
    MEMORY_HALF_LIFE_DAYS,
    (day, slot, s, n, weight) => {
      const cell = weekdayIndex(seconds.firstDayNumber + day) * slots + slot;
      cellContacts[cell]! += weight * n;
      cellWeight[cell]! += weight;
      slotSeconds[slot]! += weight * s;
      slotContacts[slot]! += weight * n;
      totalSeconds += weight * s;
      totalContacts += weight * n;
    },
  );
  eachCell(
    seconds.values,
    contacts.values,
    slots,
    start,
    origin,
    MEMORY_HALF_LIFE_DAYS,
    (_day, slot, s, n, weight) => {
      if (n === 0) return;
      squares += weight * n * (s / n - slotSeconds[slot]! / slotContacts[slot]!) ** 2;
      cells += weight;
    },
  );
  return {
    seconds: totalSeconds,
    contacts: totalContacts,
    slotSeconds,
    slotContacts,
    cellContacts,
    cellWeight,
    withinVariance: cells > 0 ? squares / cells : 0,
  };
}

function eachCell(
  seconds: Float64Array,
  contacts: Float64Array,
  slots: number,
  start: number,
  origin: number,
  halfLifeDays: number,
  visit: (day: number, slot: number, seconds: number, contacts: number, weight: number) => void,
): void {
  const decay = 0.5 ** (1 / halfLifeDays);
  let weight = 1;
  for (let day = origin - 1; day >= start; day--, weight *= decay) {
    for (let slot = 0; slot < slots; slot++) {
      const s = seconds[day * slots + slot]!;
      const n = contacts[day * slots + slot]!;
      if (!Number.isNaN(s) && !Number.isNaN(n)) visit(day, slot, s, n, weight);
    }
  }
}

/** Within-variance per contact over between-variance of the group means, by moments; large when groups are alike. */
function priorContacts(
  seconds: Float64Array,
  contacts: Float64Array,
  mean: number,
  withinVariance: number,
): number {
  let between = 0;
  let total = 0;
  let groups = 0;
  for (let g = 0; g < seconds.length; g++) {
    const n = contacts[g]!;
    if (!(n > 0)) continue;
    between += n * (seconds[g]! / n - mean) ** 2;
    total += n;
    groups++;
  }
  const variance = (between - (groups - 1) * withinVariance) / Math.max(total, 1);
  return variance > 0 ? withinVariance / variance : Number.MAX_SAFE_INTEGER;
}

/** Kernel-smoothed, shrunk ratio of each slot's handle time to the mean. */
function smoothedRatios(
  seconds: Float64Array,
  contacts: Float64Array,
  mean: number,
  prior: number,
  reach: number,
): Float64Array {
  return seconds.map((_, slot) => {
    let s = prior * mean;
    let n = prior;
    for (
      let near = Math.max(0, Math.ceil(slot - reach));
      near <= Math.min(seconds.length - 1, slot + reach);
      near++
    ) {
      const kernel = 1 - Math.abs(near - slot) / (reach + 1);
      s += kernel * seconds[near]!;
      n += kernel * contacts[near]!;
    }
    return s / (n * mean);
  });
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
