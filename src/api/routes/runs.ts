import { type Static, Type } from 'typebox';
import { instantText, RUN_KINDS } from '../../core/index.ts';
import { listRuns, type RunRow, readRun } from '../../store/index.ts';
import type { Routes } from '../api-server.ts';
import { found } from '../not-found.ts';
import { FaultSchema, problems } from '../problem/problem-schema.ts';
import { AnyObject, choice, closed, Id, Instant, itemsOf, Limit, NullableObject } from '../schema/common.ts';
import { nullable } from '../schema/nullable.ts';

const RunItem = closed({
  id: Id,
  kind: choice(RUN_KINDS),
  state: choice(['running', 'done', 'failed']),
  inputHash: Type.String(),
  engineVersion: Type.String(),
  parameters: AnyObject,
  seed: nullable(Type.Integer()),
  parents: Type.Array(Id, { description: 'Runs whose results this one read.' }),
  startedAt: Instant,
  finishedAt: nullable(Instant),
  counts: NullableObject,
  error: Type.Unsafe<Static<typeof FaultSchema> | null>({ ...FaultSchema, type: ['object', 'null'] }),
});

/** The work that results came from. */
export const runRoutes: Routes = (server, { world, read }) => {
  const { scope } = world;

  server.get(
    '/runs',
    {
      schema: {
        operationId: 'listRuns',
        tags: ['runs'],
        summary: 'Runs, newest first',
        querystring: closed({
          kind: Type.Optional(Type.Array(choice(RUN_KINDS))),
          parent: Type.Optional(Type.String({ ...Id, description: 'Runs that read a result of this one.' })),
          limit: Limit,
        }),
        response: { 200: itemsOf(RunItem), ...problems },
      },
    },
    async ({ query: { kind, ...rest } }) => {
      const filter = { ...rest, ...(kind === undefined ? {} : { kinds: kind }) };
      const runs = await read((transaction) => listRuns(transaction, scope, filter));
      return { items: runs.map(runItem) };
    },
  );

  server.get(
    '/runs/:id',
    {
      schema: {
        operationId: 'getRun',
        tags: ['runs'],
        summary: 'One run: what it was asked, what it read, what it made',
        params: closed({ id: Id }),
        response: { 200: RunItem, ...problems },
      },
    },
    async ({ params: { id } }) => {
      const stored = await read((transaction) => readRun(transaction, scope, id));
      return runItem(found(stored, 'run', id, '/v1/runs'));
    },
  );
};

function runItem(run: RunRow): Static<typeof RunItem> {
  const { startedAt, finishedAt, ...rest } = run;
  return {
    ...rest,
    startedAt: instantText(startedAt),
    finishedAt: finishedAt === null ? null : instantText(finishedAt),
  };
}
