import type { ErrorRow } from './row.ts';

/** Errors of the forecast room. */
export const forecastErrors = {} as const satisfies Record<string, ErrorRow>;
