import type { ErrorRow } from './row.ts';

/** Errors of the store room. */
export const storeErrors = {} as const satisfies Record<string, ErrorRow>;
