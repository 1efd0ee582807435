import { ERROR_TABLE, type ErrorCode } from './errors/index.ts';

/** Where a fault sits and what was found there; every part is optional but `message` never lacks the value. */
export interface FaultPlace {
  readonly file?: string;
  /** 1-based line of the file, the header being line 1. */
  readonly row?: number;
  readonly column?: string;
  readonly field?: string;
  readonly value?: string;
}

/**
 * One clear error: a code, a sentence that holds the value, the place, and what to do next.
 * A Fault is data (a refused row of a good file); AgnerError is the same thing thrown.
 */
export interface Fault extends FaultPlace {
  readonly code: ErrorCode;
  readonly message: string;
  readonly next: string;
}

/** Longest value that a message quotes; the rest is cut so that a hostile file cannot fill a log. */
const LONGEST_QUOTED_VALUE = 80;

/** Builds a Fault, taking `next` from the error table unless the place knows better. */
export function fault(
  code: ErrorCode,
  message: string,
  place: FaultPlace & { readonly next?: string } = {},
): Fault {
  const { value, next, ...rest } = place;
  return {
    code,
    message,
    ...rest,
    ...(value === undefined ? {} : { value: quoteValue(value) }),
    next: next ?? ERROR_TABLE[code].next,
  };
}

/** Cuts a value for display in a message. */
export function quoteValue(value: string): string {
  return value.length <= LONGEST_QUOTED_VALUE ? value : `${value.slice(0, LONGEST_QUOTED_VALUE)}…`;
}

/** The only error class that Agner throws on purpose; anything else that surfaces is a defect. */
export class AgnerError extends Error {
  override readonly name = 'AgnerError';
  readonly fault: Fault;

  constructor(
    code: ErrorCode,
    message: string,
    place: FaultPlace & { readonly next?: string; readonly cause?: unknown } = {},
  ) {
    const { cause, ...rest } = place;
    super(message, cause === undefined ? undefined : { cause });
    this.fault = fault(code, message, rest);
  }

  get code(): ErrorCode {
    return this.fault.code;
  }

  get status(): number {
    return ERROR_TABLE[this.fault.code].status;
  }

  static from(found: Fault): AgnerError {
    return new AgnerError(found.code, found.message, found);
  }
}

/** One line for a person: `CODE (row 7, column offered): message Next: …`. */
export function formatFault(found: Fault): string {
  const place = [
    found.file,
    found.row === undefined ? undefined : `row ${found.row}`,
    found.column === undefined ? undefined : `column ${found.column}`,
    found.field === undefined ? undefined : `field ${found.field}`,
  ].filter((part) => part !== undefined);
  const where = place.length === 0 ? '' : ` (${place.join(', ')})`;
  return `${found.code}${where}: ${found.message} Next: ${found.next}`;
}
