import { daysFromCivil, daysInMonth, END_YEAR, FIRST_YEAR, MS_PER_DAY, MS_PER_MINUTE } from './local-day.ts';
import type { Zone } from './zone.ts';

export type TimeFaultReason = 'format' | 'day-order' | 'impossible' | 'out-of-range' | 'no-zone' | 'skipped';

/**
 * A time that was read. `laterMs` is null but for a local time that the clocks showed twice: then `ms` is the first
 * occurrence and `laterMs` the second. The rule for files: the first row with such a time is the first occurrence, a
 * second row of the same queue is the second; a third is a duplicate.
 */
export interface TimeRead {
  readonly kind: 'ok';
  readonly ms: number;
  readonly laterMs: number | null;
  /** The wall-clock time in the zone, or as written where no zone is known, as if it were UTC: tells alignment. */
  readonly localMs: number;
  /** The text was a date alone. */
  readonly wholeDay: boolean;
}

/** A time that was refused: a sentence that holds the text, and what to write instead. */
export interface TimeFault {
  readonly kind: 'fault';
  readonly reason: TimeFaultReason;
  readonly message: string;
  readonly next: string;
}

export type ReadTime = TimeRead | TimeFault;

const EXAMPLES = '2026-11-02T07:00:00+01:00, or 2026-11-02 07:00 with a time zone';
const NEXT: Record<TimeFaultReason, string> = {
  format: `Write ISO 8601: ${EXAMPLES}.`,
  'day-order': 'Write the year first, as in 2026-11-02 07:00: day and month cannot be told apart otherwise.',
  impossible: 'Correct the date or time: it does not exist in the calendar or on a clock.',
  'out-of-range': 'Check the year: Agner plans between 1970-01-01 and 2070-12-31.',
  'no-zone': 'Name a time zone for the file, or write an offset such as 2026-11-02T07:00:00+01:00.',
  skipped:
    'The clocks jumped over this time: write the real one, or an offset, or export in UTC; in a daily file write the date alone.',
};

const TIME_TEXT =
  /^(\d{4})([-/])(\d{2})\2(\d{2})(?:[Tt ](\d{2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?(?:\s?([Zz]|[+-]\d{2}:?\d{2}|[+-]\d{2}))?)?$/;
const DAY_OR_MONTH_FIRST = /^\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}(?:\D|$)/;

/**
 * Reads a time as files hold it: `2026-11-02T07:00:00+01:00`, `…Z`, or local `2026-11-02 07:00[:00]` in `zone` (T or
 * space, `-` or `/` between year, month and day, fractions of a second, `24:00` for the end of a day). A date alone is
 * the first instant of that local day. Day-first and month-first dates are refused even where only one order is
 * possible, because a file is read row by row and its other rows are not.
 *
 * @param zone where local times are meant; null refuses them.
 */
export function parseTime(text: string, zone: Zone | null): ReadTime {
  const { length } = text;
  if (zone !== null && (length === 19 || length === 16)) {
    const localMs = quickWallMs(text, length);
    if (!Number.isNaN(localMs)) return localTime(text, localMs, zone);
  } else if (length === 20 && text.charCodeAt(19) === CAPITAL_Z) {
    const ms = quickWallMs(text, 19);
    if (!Number.isNaN(ms)) return timeRead(ms, zone === null ? ms : zone.toLocalMs(ms));
  }
  return parseAnyTime(text.trim(), zone);
}

/** `parseTime` with its zone filled in: what importers are handed. */
export function timeParser(zone: Zone | null): (text: string) => ReadTime {
  return (text) => parseTime(text, zone);
}

function localTime(text: string, localMs: number, zone: Zone): ReadTime {
  const found = zone.toInstant(localMs);
  switch (found.kind) {
    case 'exact':
      return timeRead(found.ms, localMs);
    case 'ambiguous':
      return { ...timeRead(found.earlierMs, localMs), laterMs: found.laterMs };
    case 'skipped':
      return refuse('skipped', `"${text}" does not exist in ${zone.timeZone}: the clocks jumped over it.`);
  }
}

const CAPITAL_Z = 90;

/**
 * The wall-clock milliseconds of `YYYY-MM-DD?HH:MM` (length 16) or `YYYY-MM-DD?HH:MM:SS` (length 19; ? is T or a
 * space) at the start of the text, or NaN for any other or impossible text, which the full reader then judges.
 * Hand-written: this runs once per row of a file.
 */
function quickWallMs(text: string, length: 16 | 19): number {
  const between = text.charCodeAt(10);
  if (
    text.charCodeAt(4) !== 45 ||
    text.charCodeAt(7) !== 45 ||
    text.charCodeAt(13) !== 58 ||
    (between !== 32 && between !== 84) ||
    (length === 19 && text.charCodeAt(16) !== 58)
  ) {
    return Number.NaN;
  }
  const year = twoDigits(text, 0) * 100 + twoDigits(text, 2);
  const [month, day] = [twoDigits(text, 5), twoDigits(text, 8)];
  const [hour, minute] = [twoDigits(text, 11), twoDigits(text, 14)];
  const second = length === 19 ? twoDigits(text, 17) : 0;
  // Each comparison is false for NaN, so that anything but digits falls through.
  if (!(year >= FIRST_YEAR && year < END_YEAR && day >= 1 && day <= daysInMonth(year, month)))
    return Number.NaN;
  if (!(hour < 24 && minute < 60 && second < 60)) return Number.NaN;
  return daysFromCivil(year, month, day) * MS_PER_DAY + ((hour * 60 + minute) * 60 + second) * 1000;
}

function twoDigits(text: string, at: number): number {
  const tens = text.charCodeAt(at) - 48;
  const ones = text.charCodeAt(at + 1) - 48;
  return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : Number.NaN;
}

function parseAnyTime(text: string, zone: Zone | null): ReadTime {
  const shown = text.slice(0, 40);
  const match = TIME_TEXT.exec(text);
  if (match === null) {
    return DAY_OR_MONTH_FIRST.test(text)
      ? refuse('day-order', `"${shown}" may be day first or month first.`)
      : refuse('format', `"${shown}" is not a time that Agner reads.`);
  }
  const [year, month, day] = [Number(match[1]), Number(match[3]), Number(match[4])];
  if (day < 1 || day > daysInMonth(year, month))
    return refuse('impossible', `"${shown}" is not a real date.`);
  if (year < FIRST_YEAR || year >= END_YEAR) {
    return refuse('out-of-range', `"${shown}" lies outside the years 1970 to 2070.`);
  }
  const dayNumber = daysFromCivil(year, month, day);
  const [hour, minute, second] = [Number(match[5] ?? 0), Number(match[6] ?? 0), Number(match[7] ?? 0)];
  const endOfDay = hour === 24 && minute === 0 && second === 0 && Number(match[8] ?? 0) === 0;
  if ((hour > 23 && !endOfDay) || minute > 59 || second > 59) {
    return refuse('impossible', `"${shown}" is not a time on a clock.`);
  }
  const fraction = match[8] === undefined ? 0 : Math.floor(Number(`0.${match[8]}`) * 1000);
  const localMs = dayNumber * MS_PER_DAY + ((hour * 60 + minute) * 60 + second) * 1000 + fraction;
  const offset = match[9];
  if (offset !== undefined) return timeWithOffset(shown, localMs, offset, zone);
  if (zone === null) return refuse('no-zone', `"${shown}" is a local time and no time zone was given.`);
  if (match[5] === undefined) return { ...timeRead(zone.startOfDayMs(dayNumber), localMs), wholeDay: true };
  if (endOfDay) return timeRead(zone.startOfDayMs(dayNumber + 1), localMs);
  return localTime(shown, localMs, zone);
}

function timeWithOffset(shown: string, writtenMs: number, offset: string, zone: Zone | null): ReadTime {
  const inZone = (ms: number) => timeRead(ms, zone === null ? writtenMs : zone.toLocalMs(ms));
  if (offset === 'Z' || offset === 'z') return inZone(writtenMs);
  const hours = Number(offset.slice(1, 3));
  const minutes = Number(offset.slice(3).replace(':', ''));
  if (hours > 18 || minutes > 59) return refuse('impossible', `"${shown}" has an offset that no place uses.`);
  const sign = offset.startsWith('-') ? -1 : 1;
  return inZone(writtenMs - sign * (hours * 60 + minutes) * MS_PER_MINUTE);
}

function timeRead(ms: number, localMs: number): TimeRead {
  return { kind: 'ok', ms, laterMs: null, localMs, wholeDay: false };
}

function refuse(reason: TimeFaultReason, message: string): TimeFault {
  return { kind: 'fault', reason, message, next: NEXT[reason] };
}
