import { AgnerError, ERROR_TABLE, type ErrorCode, type Fault, quoteValue } from '../../core/index.ts';
import type { Problem } from './problem-schema.ts';

/** Where a problem arose. */
export interface Asked {
  readonly id: string;
  readonly url: string;
}

/** What fastify refuses by itself, in our words. */
const FASTIFY_CODES: Readonly<Record<string, readonly [ErrorCode, string]>> = {
  FST_ERR_CTP_BODY_TOO_LARGE: ['BODY_TOO_LARGE', 'The body is larger than this path takes.'],
  FST_ERR_CTP_INVALID_MEDIA_TYPE: [
    'MEDIA_TYPE_UNSUPPORTED',
    'The Content-Type is missing, or this path does not take it.',
  ],
  FST_ERR_CTP_INVALID_JSON_BODY: ['DOCUMENT_INVALID', 'The body is not valid JSON.'],
  FST_ERR_CTP_EMPTY_JSON_BODY: ['DOCUMENT_INVALID', 'The body is empty where JSON was announced.'],
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: ['REQUEST_INVALID', 'The body is not as long as Content-Length says.'],
  FST_ERR_BAD_URL: ['REQUEST_INVALID', 'The path is not a valid URL.'],
};

/** A request with several faults: the first is the one that speaks. */
export function faultyRequest(faults: readonly Fault[]): AgnerError {
  const [first, ...more] = faults as readonly [Fault, ...Fault[]];
  const others = more.length === 0 ? '' : ` (and ${more.length} more)`;
  return new AgnerError('REQUEST_INVALID', `${first.message}${others}`, {
    ...placeOf(first),
    next: first.next,
    cause: faults,
  });
}

/** What a validator hands to fastify, which writes its own code onto the error that it is given. */
export class ValidationCarrier extends Error {
  constructor(faults: readonly Fault[]) {
    super('The request is not valid.', { cause: faultyRequest(faults) });
  }
}

/**
 * Any error as one of the table. Errors that nobody foresaw lose their text: it may hold SQL, paths or other people's
 * data, and stays in the log under the request's id.
 */
export function agnerErrorOf(error: unknown): AgnerError {
  if (error instanceof AgnerError) return error;
  const { cause } = error as { cause?: unknown };
  if (error instanceof ValidationCarrier && cause instanceof AgnerError) return cause;
  const { code, statusCode, message } = error as { code?: string; statusCode?: number; message?: string };
  const known = code === undefined ? undefined : FASTIFY_CODES[code];
  if (known !== undefined) return new AgnerError(known[0], known[1], { cause: error });
  if (statusCode !== undefined && statusCode >= 400 && statusCode < 500) {
    return new AgnerError('REQUEST_INVALID', quoteValue(message ?? 'The request is not valid.'), {
      cause: error,
    });
  }
  return new AgnerError('INTERNAL', 'The request failed in a way that was not foreseen.', {
    cause: error,
    next: 'Report the request id; the log of the server says more under it.',
  });
}

/** The RFC 9457 body of an error. */
export function problemOf(error: AgnerError, asked: Asked): Problem {
  const { fault, status, code } = error;
  return {
    type: `/v1/errors#${code}`,
    title: ERROR_TABLE[code].title,
    status,
    detail: fault.message,
    instance: quoteValue(asked.url.split('?', 1)[0] as string),
    code,
    ...placeOf(fault),
    next: fault.next,
    requestId: asked.id,
    faults: [...(Array.isArray(error.cause) ? (error.cause as Fault[]) : [fault])],
  };
}

function placeOf(fault: Fault): Partial<Fault> {
  const { code: _code, message: _message, next: _next, ...place } = fault;
  return place;
}
