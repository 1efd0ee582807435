import { Temporal } from 'temporal-polyfill';

/**
 * How many intervals of that many minutes a local day has: 46, 48 or 50 half-hours.
 *
 * @param day YYYY-MM-DD. @param timeZone IANA zone. @throws RangeError for an unknown zone or date.
 */
export function intervalsInLocalDay(day: string, timeZone: string, minutes: number): number {
  const start = Temporal.PlainDate.from(day).toZonedDateTime(timeZone);
  const end = Temporal.PlainDate.from(day).add({ days: 1 }).toZonedDateTime(timeZone);
  return (end.epochMilliseconds - start.epochMilliseconds) / (minutes * 60_000);
}
