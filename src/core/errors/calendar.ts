import type { ErrorRow } from './row.ts';

/** Errors of the calendar room. */
export const calendarErrors = {
  TIME_ZONE_UNKNOWN: {
    status: 422,
    title: 'A time zone is not in the IANA list',
    next: 'Use an IANA name such as Europe/Paris; the message lists the nearest ones.',
  },
  LOCAL_DAY_INVALID: {
    status: 422,
    title: 'A day is not a real date written YYYY-MM-DD',
    next: 'Write an existing date between 1970-01-01 and 2070-12-31, such as 2026-11-02.',
  },
  TIME_INVALID: {
    status: 422,
    title: 'A time could not be read',
    next: 'Write ISO 8601: 2026-11-02T07:00:00+01:00, or 2026-11-02 07:00 with a time zone.',
  },
  TIME_OUT_OF_RANGE: {
    status: 422,
    title: 'An instant lies outside 1970 to 2070',
    next: 'Check the year: Agner plans between 1970-01-01 and 2070-12-31.',
  },
  INTERVAL_LENGTH_INVALID: {
    status: 422,
    title: 'An interval length is not one Agner plans in',
    next: 'Use 5, 10, 15, 30, 60 or 1440 minutes.',
  },
  OPENING_HOURS_INVALID: {
    status: 422,
    title: 'Opening hours are not valid',
    next: 'Correct the named window; hours are pairs such as ["09:00","18:00"], the later end at most "24:00".',
  },
  HOLIDAY_CALENDAR_UNKNOWN: {
    status: 422,
    title: 'There is no public-holiday calendar of this country or region',
    next: 'Use an ISO 3166 code such as FR, US-CA or GB-SCT; the message lists the nearest ones.',
  },
} as const satisfies Record<string, ErrorRow>;
