import { dayNumberOf, zone } from '../calendar/index.ts';

/**
 * How many intervals of that many minutes a local day has: 46, 48 or 50 half-hours.
 *
 * @param day YYYY-MM-DD. @param timeZone IANA zone. @throws AgnerError for an unknown zone or date.
 */
export function intervalsInLocalDay(day: string, timeZone: string, minutes: number): number {
  const number = dayNumberOf(day);
  const local = zone(timeZone);
  return (local.startOfDayMs(number + 1) - local.startOfDayMs(number)) / (minutes * 60_000);
}
