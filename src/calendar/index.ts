export { buildDayGrid, type DayGridOptions, intervalEndMs } from './build-day-grid.ts';
export { checkDocument, documentFaults } from './check-document.ts';
export type { DayGrid, GridDay } from './day-grid.ts';
export { type Holiday, type HolidayCalendar, loadHolidayCalendar } from './holidays.ts';
export { type OpeningHours, OpeningHoursSchema } from './hours-schema.ts';
export { dayNumberOf, dayText, isLocalDay, weekdayOf } from './local-day.ts';
export { offsetTimeText } from './offset-time-text.ts';
export { isOpenAt, openFraction, openSpans } from './open-spans.ts';
export { parseHoursFile, parseOpeningHours, UNNAMED_HOURS } from './opening-hours.ts';
export {
  parseTime,
  type ReadTime,
  type TimeFault,
  type TimeFaultReason,
  type TimeRead,
  timeParser,
} from './parse-time.ts';
export { earliestMs, type LocalInstant, latestMs, type Zone, zone } from './zone.ts';
