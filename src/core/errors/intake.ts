import type { ErrorRow } from './row.ts';

/** Errors of the intake room. */
export const intakeErrors = {} as const satisfies Record<string, ErrorRow>;
