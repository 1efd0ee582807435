import { AgnerError, type LocalDay } from '../core/index.ts';

export const MS_PER_DAY = 86_400_000;
export const MS_PER_MINUTE = 60_000;

/** First and one past the last year that the transition tables cover. */
export const FIRST_YEAR = 1970;
export const END_YEAR = 2071;

const DAY_TEXT = /^(\d{4})-(\d{2})-(\d{2})$/;
const DAYS_PER_ERA = 146_097;

/**
 * Days from 1970-01-01 to a date of the proleptic Gregorian calendar, by counting 400-year eras from 1 March
 * (H. Hinnant, "chrono-compatible low-level date algorithms", 2013). The caller has checked the date.
 */
export function daysFromCivil(year: number, month: number, dayOfMonth: number): number {
  const shiftedYear = month <= 2 ? year - 1 : year;
  const era = Math.floor(shiftedYear / 400);
  const yearOfEra = shiftedYear - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + dayOfMonth - 1;
  const leapDays = Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100);
  return era * DAYS_PER_ERA + yearOfEra * 365 + leapDays + dayOfYear - 719_468;
}

/** Days in a month: 29 for February 2028, 0 for a month that does not exist. */
export function daysInMonth(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  if (month < 1 || month > 12) return 0;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** The day number of `YYYY-MM-DD`, or null when it is not a real date between 1970 and 2070. */
export function readDayNumber(text: string): number | null {
  const match = DAY_TEXT.exec(text);
  if (match === null) return null;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  if (year < FIRST_YEAR || year >= END_YEAR || day < 1 || day > daysInMonth(year, month)) return null;
  return daysFromCivil(year, month, day);
}

/** Is this the text of a real local day (no 2026-02-30) between 1970 and 2070? */
export function isLocalDay(text: string): boolean {
  return readDayNumber(text) !== null;
}

/**
 * Days since 1970-01-01 of a local day: consecutive days differ by 1 whatever the clocks do.
 *
 * @throws AgnerError LOCAL_DAY_INVALID for anything but a real date between 1970 and 2070.
 */
export function dayNumberOf(day: LocalDay): number {
  const number = readDayNumber(day);
  if (number === null) {
    throw new AgnerError(
      'LOCAL_DAY_INVALID',
      `"${day.slice(0, 40)}" is not a real date written YYYY-MM-DD.`,
      {
        value: day,
      },
    );
  }
  return number;
}

/** The local day of a day number: 0 is 1970-01-01. */
export function dayText(dayNumber: number): LocalDay {
  return new Date(dayNumber * MS_PER_DAY).toISOString().slice(0, 10);
}

/** 1 = Monday … 7 = Sunday. */
export function weekdayOf(dayNumber: number): number {
  return ((((dayNumber + 3) % 7) + 7) % 7) + 1;
}
