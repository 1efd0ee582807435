import type { ErrorRow } from './row.ts';

/** Errors of the erlang room. */
export const erlangErrors = {} as const satisfies Record<string, ErrorRow>;
