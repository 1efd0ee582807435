import { dayNumberOf, zone } from '../calendar/index.ts';
import type { Interval, LocalDay } from '../core/index.ts';

/** The instants of local days of a zone: from the first one's start to the start of `toDay`, which is not included. */
export function localSpan(timeZone: string, fromDay: LocalDay, toDay: LocalDay): Interval {
  const clock = zone(timeZone);
  return {
    fromMs: clock.startOfDayMs(dayNumberOf(fromDay)),
    toMs: clock.startOfDayMs(dayNumberOf(toDay)),
  };
}
