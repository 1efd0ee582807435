import { AgnerError, type Fault, fault } from '../src/core/index.ts';

/** What a failed attempt leaves on its row: the error of the table where there is one, else INTERNAL with its message. */
export function jobFault(error: unknown): Fault {
  if (error instanceof AgnerError) return error.fault;
  const message = error instanceof Error ? error.message : String(error);
  return fault('INTERNAL', message === '' ? 'The job failed without a message.' : message);
}

/**
 * Would the same job fail in the same way again? An error that blames the input (a 4xx of the table) would, so it is
 * not retried; a conflict (409), a stale version (412) and anything unforeseen may pass the next time.
 */
export function isFinal(error: unknown): boolean {
  return error instanceof AgnerError && error.status < 500 && error.status !== 409 && error.status !== 412;
}
