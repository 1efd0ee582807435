import { AgnerError } from '../core/index.ts';
import { MS_PER_DAY } from './local-day.ts';
import { TABLE_FROM_MS, TABLE_TO_MS, type TransitionTable, transitionTable } from './transition-table.ts';

/**
 * What a wall-clock time means. `skipped`: the clocks jumped over it, at `jumpMs`. `ambiguous`: it was shown twice
 * because the clocks went back; both instants are given and the caller says which it takes.
 */
export type LocalInstant =
  | { readonly kind: 'exact'; readonly ms: number }
  | { readonly kind: 'skipped'; readonly jumpMs: number }
  | { readonly kind: 'ambiguous'; readonly earlierMs: number; readonly laterMs: number };

/**
 * One time zone from 1970 to 2070. `localMs` is a wall-clock time written as if it were UTC: local midnight of day n is
 * n · 86,400,000. Every look-up is a search in a table, fit for loops of millions.
 */
export interface Zone {
  readonly timeZone: string;
  /**
   * Local time minus UTC, ms.
   *
   * @throws AgnerError TIME_OUT_OF_RANGE outside 1970 to 2070, as every method of a zone.
   */
  offsetMsAt(utcMs: number): number;
  toLocalMs(utcMs: number): number;
  toInstant(localMs: number): LocalInstant;
  /**
   * The day number an instant belongs to: the day on the wall clock. Where clocks went back over midnight (St. John's
   * until 2011) the second run of the old evening belongs to the new day, so that days follow each other.
   */
  localDayOf(utcMs: number): number;
  /** First instant of a local day: midnight, the first of two midnights, or the jump that skipped it. */
  startOfDayMs(dayNumber: number): number;
  /** Clock changes in `[fromMs, toMs)`, ascending. */
  transitionsMs(fromMs: number, toMs: number): number[];
}

const zones = new Map<string, Zone>();

/**
 * The zone of an IANA name; its table is built at the first call and shared after that.
 *
 * @throws AgnerError TIME_ZONE_UNKNOWN with the nearest names.
 */
export function zone(timeZone: string): Zone {
  const known = zones.get(timeZone);
  if (known !== undefined) return known;
  const made = makeZone(timeZone, transitionTable(timeZone));
  zones.set(timeZone, made);
  return made;
}

function makeZone(timeZone: string, table: TransitionTable): Zone {
  const { fromMs, offsetMs } = table;
  const segments = fromMs.length;
  // Wall-clock times from localFrom[k] may belong to segment k; from localSure[k] on they surely do.
  const localFrom = new Float64Array(segments).fill(Number.NEGATIVE_INFINITY);
  const localSure = new Float64Array(segments).fill(Number.NEGATIVE_INFINITY);
  for (let k = 1; k < segments; k++) {
    const at = fromMs[k] as number;
    const [before, after] = [offsetMs[k - 1] as number, offsetMs[k] as number];
    localFrom[k] = at + Math.min(before, after);
    localSure[k] = at + Math.max(before, after);
  }
  let lastUtc = 0;
  let lastLocal = 0;

  function segmentAt(utcMs: number): number {
    // Written so that NaN is refused too.
    if (!(utcMs >= TABLE_FROM_MS - MS_PER_DAY && utcMs < TABLE_TO_MS + MS_PER_DAY)) throw outOfRange(utcMs);
    lastUtc = lastAtOrBefore(fromMs, utcMs, lastUtc);
    return lastUtc;
  }

  function offsetMsAt(utcMs: number): number {
    return offsetMs[segmentAt(utcMs)] as number;
  }

  function toInstant(localMs: number): LocalInstant {
    if (!(localMs >= TABLE_FROM_MS - MS_PER_DAY && localMs < TABLE_TO_MS + MS_PER_DAY))
      throw outOfRange(localMs);
    lastLocal = lastAtOrBefore(localFrom, localMs, lastLocal);
    const k = lastLocal;
    const after = offsetMs[k] as number;
    if (localMs >= (localSure[k] as number)) return { kind: 'exact', ms: localMs - after };
    const before = offsetMs[k - 1] as number;
    return after > before
      ? { kind: 'skipped', jumpMs: fromMs[k] as number }
      : { kind: 'ambiguous', earlierMs: localMs - before, laterMs: localMs - after };
  }

  function localDayOf(utcMs: number): number {
    const k = segmentAt(utcMs);
    const offset = offsetMs[k] as number;
    const day = Math.floor((utcMs + offset) / MS_PER_DAY);
    const jump = fromMs[k] as number;
    const before = k === 0 ? offset : (offsetMs[k - 1] as number);
    if (before <= offset || utcMs - jump >= before - offset) return day;
    return Math.max(day, Math.floor((jump - 1 + before) / MS_PER_DAY));
  }

  return {
    timeZone,
    offsetMsAt,
    toLocalMs: (utcMs) => utcMs + offsetMsAt(utcMs),
    toInstant,
    localDayOf,
    startOfDayMs: (dayNumber) => earliestMs(toInstant(dayNumber * MS_PER_DAY)),
    transitionsMs: (from, to) => {
      const found: number[] = [];
      for (let k = lastAtOrBefore(fromMs, from, 0); k < segments && (fromMs[k] as number) < to; k++) {
        if ((fromMs[k] as number) >= from) found.push(fromMs[k] as number);
      }
      return found;
    },
  };
}

/** The first instant a wall-clock time can mean; for a skipped one the jump itself. */
export function earliestMs(found: LocalInstant): number {
  if (found.kind === 'exact') return found.ms;
  return found.kind === 'skipped' ? found.jumpMs : found.earlierMs;
}

/** The last instant a wall-clock time can mean; for a skipped one the jump itself. */
export function latestMs(found: LocalInstant): number {
  if (found.kind === 'exact') return found.ms;
  return found.kind === 'skipped' ? found.jumpMs : found.laterMs;
}

/**
 * Index of the last element at or below `value` of an ascending array whose first is -Infinity; tries `guess` first.
 */
function lastAtOrBefore(ascending: Float64Array, value: number, guess: number): number {
  if (
    (ascending[guess] as number) <= value &&
    (guess + 1 === ascending.length || value < (ascending[guess + 1] as number))
  )
    return guess;
  let [low, high] = [0, ascending.length];
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((ascending[middle] as number) <= value) low = middle;
    else high = middle;
  }
  return low;
}

function outOfRange(ms: number): AgnerError {
  return new AgnerError(
    'TIME_OUT_OF_RANGE',
    `The instant ${ms} (UTC epoch ms) lies outside the years 1970 to 2070.`,
    {
      value: String(ms),
    },
  );
}
