import type { ErrorRow } from './row.ts';

/** Errors of the doors and of the stories behind them. */
export const apiErrors = {
  IMPORT_ROW_UNPLACED: {
    status: 422,
    title: 'Rows of a file belong to a queue or staff group that is not stored',
    next: 'Create it first, correct the name, or let the import create queues (--create-queues).',
  },
  IMPORT_KIND_UNKNOWN: {
    status: 404,
    title: 'There is no such kind of import',
    next: 'Use one of the kinds that the message lists.',
  },
} as const satisfies Record<string, ErrorRow>;
