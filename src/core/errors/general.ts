import type { ErrorRow } from './row.ts';

/** Errors that belong to no single room. */
export const generalErrors = {
  USAGE: {
    status: 400,
    title: 'The command or request was not understood',
    next: 'Run the command with --help, or read the API page, and correct the named option.',
  },
  FILE_NOT_READABLE: {
    status: 400,
    title: 'A file could not be read',
    next: 'Check that the path exists and that you may read it.',
  },
  FILE_NOT_WRITABLE: {
    status: 400,
    title: 'A file could not be written',
    next: 'Check that the folder exists, that you may write there, and that the disk has room.',
  },
  CONFIG_INVALID: {
    status: 400,
    title: 'A configuration value is not valid',
    next: 'Correct the named setting; docs/configuration.md lists each one with its default.',
  },
  UNKNOWN_KEY: {
    status: 422,
    title: 'A document has a key that Agner does not know',
    next: 'Remove the key or use the nearest known one named in the message.',
  },
  DOCUMENT_INVALID: {
    status: 400,
    title: 'A document is not readable YAML or JSON',
    next: 'Correct the named line; a YAML checker or editor shows the place.',
  },
  VALUE_INVALID: {
    status: 422,
    title: 'A value is outside what the field allows',
    next: 'Correct the named field.',
  },
  NOT_FOUND: {
    status: 404,
    title: 'Nothing is stored under this id',
    next: 'List what exists and use one of those ids.',
  },
  MONEY_INVALID: {
    status: 422,
    title: 'An amount of money is not written as Agner reads it',
    next: 'Write a plain decimal with a point and a three-letter currency code, such as 24.50 EUR.',
  },
  MONEY_MIXED_CURRENCIES: {
    status: 422,
    title: 'Amounts of different currencies were to be added',
    next: 'Convert the amounts first, by a rate with its date and source.',
  },
  INTERNAL: {
    status: 500,
    title: 'Agner failed in a way it did not foresee',
    next: 'Report the message and the run id; no stored data was changed by the failed step.',
  },
} as const satisfies Record<string, ErrorRow>;
