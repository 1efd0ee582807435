import type { ErrorRow } from './row.ts';

/** Errors of the doors and of the stories behind them. */
export const apiErrors = {
  IMPORT_ROW_UNPLACED: {
    status: 422,
    title: 'Rows of a file belong to a queue or staff group that is not stored',
    next: 'Create it first, correct the name, or let the import create queues (--create-queues).',
  },
  EXPLANATION_ID_INVALID: {
    status: 422,
    title: 'The id does not name a number that can be explained',
    next: 'Use requirement:<plan>:<queue>:<start>, forecast:<version>:<queue>:<metric>:<start>, kpi:… or invoice:…; plans and scorecards print their ids.',
  },
  IMPORT_KIND_UNKNOWN: {
    status: 404,
    title: 'There is no such kind of import',
    next: 'Use one of the kinds that the message lists.',
  },
} as const satisfies Record<string, ErrorRow>;
