import type { ErrorRow } from './row.ts';

/** Errors of the intake room. */
export const intakeErrors = {
  FILE_EMPTY: {
    status: 422,
    title: 'A file has no header or no rows',
    next: 'Export the file again; its first line must name the columns.',
  },
  COLUMN_MISSING: {
    status: 422,
    title: 'A file lacks a column that Agner needs',
    next: 'Rename a column to one of the accepted names, or map yours with theirs=ours.',
  },
  COLUMN_TWICE: {
    status: 422,
    title: 'Two columns of a file mean the same thing',
    next: 'Say which one counts by mapping it: theirs=ours.',
  },
  COLUMN_UNKNOWN: {
    status: 422,
    title: 'A column mapping names a column that does not exist',
    next: 'Correct the mapping theirs=ours; the message names the nearest column.',
  },
  COLUMN_COUNT: {
    status: 422,
    title: 'A row has more or fewer cells than the header',
    next: 'Quote cells that hold the delimiter, and correct the row.',
  },
  INVOICE_XML_UNKNOWN: {
    status: 422,
    title: 'An XML file is not an invoice that Agner knows',
    next: 'Give a UBL 2.1 Invoice or CreditNote, or a UN/CEFACT Cross Industry Invoice.',
  },
  INVOICE_XML_INVALID: {
    status: 422,
    title: 'An electronic invoice is not well-formed, or one of its values is not what it should be',
    next: 'Correct the named element, or ask the vendor to send the invoice again.',
  },
  INVOICE_XML_INCOMPLETE: {
    status: 422,
    title: 'An electronic invoice lacks an element that the check needs',
    next: 'Ask the vendor to fill in the named element, or give the invoice as CSV.',
  },
  INVOICE_XML_UNSAFE: {
    status: 422,
    title: 'An electronic invoice declares a document type or entities, or nests without end',
    next: 'Ask the vendor for a plain invoice; no invoice standard needs these.',
  },
  INVOICE_XML_TOO_LARGE: {
    status: 413,
    title: 'An electronic invoice is larger than 100 million characters',
    next: 'Split the invoice, or give it as CSV.',
  },
  QUOTE_UNBALANCED: {
    status: 422,
    title: 'A quoted cell does not end where it should',
    next: 'Write quotes inside a quoted cell twice, and close the cell before the next delimiter.',
  },
  ROW_TOO_LONG: {
    status: 422,
    title: 'A row is longer than any real one',
    next: 'Check that the file is a CSV with one record a line.',
  },
  CELL_EMPTY: {
    status: 422,
    title: 'A cell that must have a value is empty',
    next: 'Fill the cell or remove the row.',
  },
  TEXT_NOT_UTF8: {
    status: 422,
    title: 'A text was not UTF-8',
    next: 'Export the file as UTF-8.',
  },
  NUMBER_INVALID: {
    status: 422,
    title: 'A value is not a number',
    next: 'Write a plain number such as 1250 or 12.5; leave the cell empty where nothing was measured.',
  },
  NUMBER_AMBIGUOUS: {
    status: 422,
    title: 'A number can be read in two ways',
    next: 'Say whether the file writes decimals with a point or a comma.',
  },
  NUMBER_NEGATIVE: {
    status: 422,
    title: 'A count or a duration is negative',
    next: 'Correct the value; leave the cell empty where nothing was measured.',
  },
  NUMBER_FRACTIONAL: {
    status: 422,
    title: 'A count of contacts is not whole',
    next: 'Write whole contacts, or accept fractional counts for this file.',
  },
  COUNT_INCONSISTENT: {
    status: 422,
    title: 'A part is larger than its whole',
    next: 'Correct the counts: a part such as handledWithin cannot exceed handled.',
  },
  CHOICE_UNKNOWN: {
    status: 422,
    title: 'A value is not one of the known words',
    next: 'Use one of the words named in the message.',
  },
  SCORE_OUT_OF_SCALE: {
    status: 422,
    title: 'A survey score lies outside its scale',
    next: 'Correct the score or the scale.',
  },
  TIME_ORDER: {
    status: 422,
    title: 'A row ends before it starts',
    next: 'Correct the times; over midnight write the date of each.',
  },
  INTERVAL_NOT_ALIGNED: {
    status: 422,
    title: 'An interval does not start on a mark of its length',
    next: 'Correct the start, or give the interval length of the file.',
  },
  INTERVAL_LENGTH_UNKNOWN: {
    status: 422,
    title: 'The interval length of a file cannot be told',
    next: 'Give the interval length: 5, 10, 15, 30, 60 or 1440 minutes.',
  },
  INTERVAL_LENGTH_MISMATCH: {
    status: 422,
    title: 'The intervals asked for cannot be made of those of the file',
    next: "Ask for the file's own interval length or a multiple of it: Agner adds intervals up and never splits them.",
  },
  ROW_CONFLICT: {
    status: 422,
    title: 'Two rows of a file say different things about the same interval',
    next: 'Keep the right one of the two rows.',
  },
} as const satisfies Record<string, ErrorRow>;
