import { type Static, Type } from 'typebox';
import type { JsonObject } from '../../store/index.ts';
import type { JobsDoor } from '../server-options.ts';
import { closed, Id } from './common.ts';

/** The answer to work that was given to the jobs: follow it at `job`. */
export const Accepted = closed({
  jobId: Id,
  job: Type.String({ description: 'Where its state and progress are answered.' }),
});

/** Headers of requests that may be sent twice. */
export const IdempotencyHeaders = Type.Object({
  'idempotency-key': Type.Optional(
    Type.String({
      minLength: 1,
      maxLength: 200,
      pattern: '^[\\x21-\\x7e]+$',
      description: 'A second request with the same key is answered with the first one’s job.',
    }),
  ),
});

export async function accept(
  jobs: JobsDoor,
  kind: 'forecast' | 'plan',
  payload: JsonObject,
  headers: Static<typeof IdempotencyHeaders>,
): Promise<Static<typeof Accepted>> {
  const { id } = await jobs.enqueue(kind, payload, headers['idempotency-key']);
  return { jobId: id, job: `/v1/jobs/${id}` };
}
