import { AgnerError } from '../core/index.ts';
import { checkDocument } from './check-document.ts';
import { type OpeningHours, OpeningHoursSchema } from './hours-schema.ts';
import { isLocalDay } from './local-day.ts';
import { zone } from './zone.ts';

const CLOCK_TEXT = /^([01]\d|2[0-3]):([0-5]\d)$/;
const END_OF_DAY_MINUTE = 1440;

/**
 * Reads opening hours in the shape of hours.json. Windows of a day may be several and may touch or overlap (they are
 * joined). Hours that never open are accepted: a queue may be closed for good, and `isOpenAt` is then always false.
 *
 * @param name what the document is called in messages.
 * @throws AgnerError UNKNOWN_KEY, VALUE_INVALID, TIME_ZONE_UNKNOWN, LOCAL_DAY_INVALID or OPENING_HOURS_INVALID.
 */
export function parseOpeningHours(value: unknown, name = 'hours'): OpeningHours {
  checkDocument(OpeningHoursSchema, value, name);
  const hours = value as OpeningHours;
  zone(hours.tz);
  for (const [weekday, windows] of Object.entries(hours.weekly)) {
    checkWindows(windows, `${name}.weekly.${weekday}`);
  }
  for (const day of hours.holidays ?? []) checkDay(day, `${name}.holidays`);
  const seen = new Set<string>();
  for (const { date, windows } of hours.exceptions ?? []) {
    checkDay(date, `${name}.exceptions`);
    if (seen.has(date)) {
      throw invalid(`${name}.exceptions`, `has ${date} twice; write all its windows in one entry.`, date);
    }
    seen.add(date);
    checkWindows(windows, `${name}.exceptions of ${date}`);
  }
  return hours;
}

/** The name that a file with one unnamed object gets. */
export const UNNAMED_HOURS = 'default';

/** Reads a whole hours file: one object (named `default`), or a map of them by name. */
export function parseHoursFile(value: unknown): Map<string, OpeningHours> {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) {
    throw new AgnerError('VALUE_INVALID', 'The hours file is not an object of opening hours.');
  }
  const entries = Object.entries(value);
  const isMap = entries.every(
    ([key, entry]) => key !== 'weekly' && entry !== null && typeof entry === 'object',
  );
  if (!isMap || entries.length === 0) return new Map([[UNNAMED_HOURS, parseOpeningHours(value)]]);
  return new Map(entries.map(([name, entry]) => [name, parseOpeningHours(entry, name)]));
}

/** Minutes since local midnight of `HH:MM`, 1440 for `24:00`, null for anything else. */
export function clockMinute(text: string): number | null {
  if (text === '24:00') return END_OF_DAY_MINUTE;
  const match = CLOCK_TEXT.exec(text);
  return match === null ? null : Number(match[1]) * 60 + Number(match[2]);
}

function checkWindows(windows: readonly (readonly [string, string])[], where: string): void {
  for (const [start, end] of windows) {
    const [from, to] = [clockMinute(start), clockMinute(end)];
    const shown = `["${start}","${end}"]`;
    if (from === null || to === null || from === END_OF_DAY_MINUTE) {
      throw invalid(where, `has ${shown}, which is not two times such as ["09:00","18:00"].`, shown);
    }
    if (to <= from) {
      throw invalid(
        where,
        `has ${shown}, which ends before it starts; over midnight, end at "24:00" and open the next day at "00:00".`,
        shown,
      );
    }
  }
}

function checkDay(day: string, where: string): void {
  if (isLocalDay(day)) return;
  throw new AgnerError(
    'LOCAL_DAY_INVALID',
    `${where} has "${day.slice(0, 40)}", which is not a real date written YYYY-MM-DD.`,
    { field: where, value: day },
  );
}

function invalid(where: string, what: string, value: string): AgnerError {
  return new AgnerError('OPENING_HOURS_INVALID', `${where} ${what}`, { field: where, value });
}
