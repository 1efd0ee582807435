import { AgnerError, nearestKeys } from '../core/index.ts';
import { daysFromCivil, END_YEAR, FIRST_YEAR, MS_PER_DAY } from './local-day.ts';

export const TABLE_FROM_MS = daysFromCivil(FIRST_YEAR, 1, 1) * MS_PER_DAY;
export const TABLE_TO_MS = daysFromCivil(END_YEAR, 1, 1) * MS_PER_DAY;

/** Between two probes no zone has changed its clocks twice; the shortest known rule (Ramadan) lasts about a month. */
const PROBE_STEP_MS = 10 * MS_PER_DAY;
const FORMATTED = /^(\d+)\/(\d+)\/(\d+), (\d+):(\d+):(\d+)$/;

/** Segment k runs from `fromMs[k]` (UTC) to the next one with local time = UTC + `offsetMs[k]`. */
export interface TransitionTable {
  readonly fromMs: Float64Array;
  readonly offsetMs: Float64Array;
}

/**
 * Every clock change of a zone from 1970 to 2070, found by probing the runtime's own zone data (Intl) every ten days
 * and halving to the second: 10 to 20 ms once per zone, after which a look-up is a binary search.
 *
 * @throws AgnerError TIME_ZONE_UNKNOWN with the nearest names.
 */
export function transitionTable(timeZone: string): TransitionTable {
  const offsetAt = offsetReader(timeZone);
  const fromMs = [Number.NEGATIVE_INFINITY];
  const offsets = [offsetAt(TABLE_FROM_MS - MS_PER_DAY)];
  let before = TABLE_FROM_MS - MS_PER_DAY;
  while (before < TABLE_TO_MS + MS_PER_DAY) {
    const after = before + PROBE_STEP_MS;
    const offset = offsetAt(after);
    if (offset !== offsets[offsets.length - 1]) {
      fromMs.push(firstInstantWith(offsetAt, before, after));
      offsets.push(offset);
    }
    before = after;
  }
  return { fromMs: Float64Array.from(fromMs), offsetMs: Float64Array.from(offsets) };
}

function firstInstantWith(offsetAt: (ms: number) => number, from: number, to: number): number {
  const old = offsetAt(from);
  let [low, high] = [from / 1000, to / 1000];
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (offsetAt(middle * 1000) === old) low = middle;
    else high = middle;
  }
  return high * 1000;
}

function offsetReader(timeZone: string): (ms: number) => number {
  const format = zoneFormat(timeZone);
  return (ms) => {
    const match = FORMATTED.exec(format.format(ms));
    if (match === null) throw new RangeError(`The runtime cannot format times in ${timeZone}.`);
    const [month, day, year, hour, minute, second] = match.slice(1).map(Number) as [
      number,
      number,
      number,
      number,
      number,
      number,
    ];
    const days = daysFromCivil(year, month, day);
    return days * MS_PER_DAY + ((hour * 60 + minute) * 60 + second) * 1000 - ms;
  };
}

function zoneFormat(timeZone: string): Intl.DateTimeFormat {
  try {
    if (!/^[A-Za-z]/.test(timeZone)) throw new RangeError('a zone is a name, not an offset');
    return new Intl.DateTimeFormat('en-US', {
      timeZone,
      calendar: 'gregory',
      numberingSystem: 'latn',
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
  } catch (cause) {
    throw new AgnerError('TIME_ZONE_UNKNOWN', unknownZoneMessage(timeZone), { value: timeZone, cause });
  }
}

function unknownZoneMessage(timeZone: string): string {
  const names = ['UTC', ...Intl.supportedValuesOf('timeZone')];
  const city = timeZone.toLowerCase().replaceAll(' ', '_');
  const sameCity = names.filter((name) => name.toLowerCase().endsWith(`/${city}`));
  const near = sameCity.length > 0 ? sameCity : nearestKeys(timeZone, names, 3);
  const hint = near.length === 0 ? '' : ` Maybe ${near.join(', ')}.`;
  return `"${timeZone.slice(0, 40)}" is not an IANA time zone.${hint}`;
}
