import type { ErrorRow } from './row.ts';

/** Errors of the jobs room. */
export const jobsErrors = {} as const satisfies Record<string, ErrorRow>;
