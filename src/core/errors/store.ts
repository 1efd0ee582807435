import type { ErrorRow } from './row.ts';

/** Errors of the store room. */
export const storeErrors = {
  DATA_FOLDER_IN_USE: {
    status: 409,
    title: 'Another process has the data folder open',
    next: 'Stop that process, or give this one a data folder of its own, or use a PostgreSQL server for both.',
  },
  DATABASE_START_FAILED: {
    status: 503,
    title: 'The database did not start or did not answer',
    next: 'Check the data folder or the database URL named in the message.',
  },
  DATABASE_NEWER: {
    status: 409,
    title: 'The database was written by a newer Agner',
    next: 'Use that newer version of Agner; migrations only go forward.',
  },
  OUT_OF_SCOPE: {
    status: 403,
    title: 'The caller may not write these rows',
    next: 'Ask for a scope that holds the named site, vendor or client.',
  },
  VERSION_PUBLISHED: {
    status: 409,
    title: 'A published version cannot change',
    next: 'Make a new version and publish that one.',
  },
  INTERVAL_OFF_GRID: {
    status: 422,
    title: 'An interval does not lie on the grid of its queue',
    next: "Cut the actuals into intervals of the queue's length that start with its local day.",
  },
} as const satisfies Record<string, ErrorRow>;
