import { type OpeningHours, openSpans, zone } from '../../calendar/index.ts';

/** Hours that open less than once in this many days answer nothing. */
const LONGEST_CLOSURE_DAYS = 400;

/**
 * The day number of the business day on which something that arrives then is due: the local day itself while it has
 * opening hours left, else the next that opens. null for hours that do not open within 400 days.
 */
export function businessDayOf(hours: OpeningHours, atMs: number): number | null {
  const local = zone(hours.tz);
  const first = local.localDayOf(atMs);
  for (let day = first; day < first + LONGEST_CLOSURE_DAYS; day += 1) {
    const fromMs = Math.max(local.startOfDayMs(day), atMs);
    if (openSpans(hours, fromMs, local.startOfDayMs(day + 1)).length > 0) return day;
  }
  return null;
}
