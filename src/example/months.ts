import { dayNumberOf, dayText, zone } from '../calendar/index.ts';
import type { Interval } from '../core/index.ts';
import { nextMonth } from './span.ts';

/** The first and last local day of a month, both included. */
export function monthDays(month: string): { readonly from: string; readonly to: string } {
  return { from: `${month}-01`, to: dayText(dayNumberOf(`${nextMonth(month)}-01`) - 1) };
}

/** A month's instants in a zone. */
export function monthSpan(month: string, timeZone: string): Interval {
  const clock = zone(timeZone);
  return {
    fromMs: clock.startOfDayMs(dayNumberOf(`${month}-01`)),
    toMs: clock.startOfDayMs(dayNumberOf(`${nextMonth(month)}-01`)),
  };
}
