import type { ErrorRow } from './row.ts';

/** Errors of the doors and of the stories behind them. */
export const apiErrors = {
  ADDRESS_UNUSABLE: {
    status: 400,
    title: 'The service cannot listen on this address',
    next: 'Choose another --port or --host, or stop what listens there.',
  },
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
  REQUEST_INVALID: {
    status: 400,
    title: 'A request lacks something or has something of the wrong kind',
    next: 'Correct the named fields; /openapi.json describes each request.',
  },
  ROUTE_UNKNOWN: {
    status: 404,
    title: 'The API has no such path',
    next: 'Use one of the paths that /openapi.json lists.',
  },
  METHOD_NOT_ALLOWED: {
    status: 405,
    title: 'The path exists, but not for this method',
    next: 'Use one of the methods in the Allow header.',
  },
  BODY_TOO_LARGE: {
    status: 413,
    title: 'The body of a request is larger than the API takes',
    next: 'Send at most 1 MB of JSON; files of any size go to POST /v1/imports as text/csv.',
  },
  MEDIA_TYPE_UNSUPPORTED: {
    status: 415,
    title: 'The body of a request is of a type that the path does not take',
    next: 'Send application/json, or text/csv where a file is imported, and name it in Content-Type.',
  },
  CALLER_NOT_LOCAL: {
    status: 403,
    title: 'A request came from elsewhere than this machine, and there is no authentication yet',
    next: 'Call http://127.0.0.1 from this machine, or start the server with allowPublic behind a proxy that authenticates.',
  },
  ADDRESS_PUBLIC: {
    status: 400,
    title:
      'The API was to listen on an address that other machines reach, and there is no authentication yet',
    next: 'Listen on 127.0.0.1, or set allowPublic when a proxy in front authenticates every request.',
  },
} as const satisfies Record<string, ErrorRow>;
