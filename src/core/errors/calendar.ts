import type { ErrorRow } from './row.ts';

/** Errors of the calendar room. */
export const calendarErrors = {} as const satisfies Record<string, ErrorRow>;
