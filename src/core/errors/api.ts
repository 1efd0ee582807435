import type { ErrorRow } from './row.ts';

/** Errors of the api room. */
export const apiErrors = {} as const satisfies Record<string, ErrorRow>;
