import type { ErrorRow } from './row.ts';

/** Errors of the staffing room. */
export const staffingErrors = {} as const satisfies Record<string, ErrorRow>;
