import type { ErrorRow } from './row.ts';

/** Errors of the kpi room. */
export const kpiErrors = {} as const satisfies Record<string, ErrorRow>;
