import { type Static, Type } from 'typebox';
import { instantText } from '../../core/index.ts';
import { JOB_STATES, type JobRow, listJobs, readJob } from '../../store/index.ts';
import type { Routes } from '../api-server.ts';
import { found } from '../not-found.ts';
import { FaultSchema, problems } from '../problem/problem-schema.ts';
import { choice, closed, Id, Instant, itemsOf, Limit, NullableObject } from '../schema/common.ts';
import { nullable } from '../schema/nullable.ts';

const JobItem = closed({
  id: Id,
  kind: Type.String(),
  state: choice(JOB_STATES),
  progress: Type.Number({ minimum: 0, maximum: 1 }),
  progressText: nullable(Type.String()),
  attempt: Type.Integer(),
  maxAttempts: Type.Integer(),
  parentId: nullable(Id),
  result: NullableObject,
  error: Type.Unsafe<Static<typeof FaultSchema> | null>({ ...FaultSchema, type: ['object', 'null'] }),
  createdAt: Instant,
  runAt: Instant,
  startedAt: nullable(Instant),
  finishedAt: nullable(Instant),
});

/** Work in the background. */
export const jobRoutes: Routes = (server, { world, read }) => {
  const { scope } = world;

  server.get(
    '/jobs',
    {
      schema: {
        operationId: 'listJobs',
        tags: ['jobs'],
        summary: 'Jobs, newest first',
        querystring: closed({
          state: Type.Optional(Type.Array(choice(JOB_STATES))),
          kind: Type.Optional(Type.Array(Id)),
          parentId: Type.Optional(Id),
          limit: Limit,
        }),
        response: { 200: itemsOf(JobItem), ...problems },
      },
    },
    async ({ query: { state, kind, ...rest } }) => {
      const filter = {
        ...rest,
        ...(state === undefined ? {} : { states: state }),
        ...(kind === undefined ? {} : { kinds: kind }),
      };
      const jobs = await read((transaction) => listJobs(transaction, scope, filter));
      return { items: jobs.map(jobItem) };
    },
  );

  server.get(
    '/jobs/:id',
    {
      schema: {
        operationId: 'getJob',
        tags: ['jobs'],
        summary: 'How far a job is: queued, running, done, failed (waits for a retry), dead',
        params: closed({ id: Id }),
        response: { 200: JobItem, ...problems },
      },
    },
    async ({ params: { id } }) => {
      const stored = await read((transaction) => readJob(transaction, scope, id));
      return jobItem(found(stored, 'job', id, '/v1/jobs'));
    },
  );
};

function jobItem(job: JobRow): Static<typeof JobItem> {
  const { id, kind, state, progress, progressText, attempt, maxAttempts, parentId, result, error } = job;
  const instant = (ms: number | null) => (ms === null ? null : instantText(ms));
  return {
    id,
    kind,
    state,
    progress,
    progressText,
    attempt,
    maxAttempts,
    parentId,
    result,
    error,
    createdAt: instantText(job.createdAt),
    runAt: instantText(job.runAt),
    startedAt: instant(job.startedAt),
    finishedAt: instant(job.finishedAt),
  };
}
