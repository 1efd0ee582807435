import type { ErrorRow } from './row.ts';

/** Errors of the finance room. */
export const financeErrors = {} as const satisfies Record<string, ErrorRow>;
