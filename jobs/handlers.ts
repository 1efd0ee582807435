import { AgnerError } from '../src/core/index.ts';
import type { JobHandler } from './handler.ts';
import { JOB_KINDS, type JobKind } from './job-kind.ts';

/** One handler for each kind. */
export type JobHandlers = Readonly<Record<JobKind, JobHandler>>;

/**
 * Refuses a table that lacks a kind or names one that does not exist: a worker that could not run every job must not
 * start, because the queue does not know who can run what.
 *
 * @throws AgnerError JOB_HANDLERS_INCOMPLETE with the missing and the unknown kinds.
 */
export function checkHandlers(handlers: Readonly<Record<string, unknown>>): asserts handlers is JobHandlers {
  const missing = JOB_KINDS.filter((kind) => typeof handlers[kind] !== 'function');
  const unknown = Object.keys(handlers).filter((kind) => !(JOB_KINDS as readonly string[]).includes(kind));
  if (missing.length === 0 && unknown.length === 0) return;
  const parts = [
    ...(missing.length === 0 ? [] : [`no handler for ${missing.join(', ')}`]),
    ...(unknown.length === 0 ? [] : [`unknown kinds ${unknown.join(', ')}`]),
  ];
  throw new AgnerError(
    'JOB_HANDLERS_INCOMPLETE',
    `The handlers table is not complete: ${parts.join('; ')}.`,
    {
      value: [...missing, ...unknown].join(', '),
    },
  );
}
