import { Readable } from 'node:stream';
import { type Static, Type } from 'typebox';
import { zone } from '../../calendar/index.ts';
import { instantText } from '../../core/index.ts';
import { planCsv } from '../../report/index.ts';
import {
  listPlanVersions,
  type PlanDay,
  type PlanVersion,
  readPlanDays,
  readPlanVersion,
} from '../../store/index.ts';
import { planQueues } from '../../usecase/index.ts';
import type { Routes } from '../api-server.ts';
import { found } from '../not-found.ts';
import { problems } from '../problem/problem-schema.ts';
import { Accepted, accept, IdempotencyHeaders } from '../schema/accepted.ts';
import { AnyObject, closed, Day, Id, itemsOf, Limit, seriesHead, Texts, Values } from '../schema/common.ts';
import { nullable } from '../schema/nullable.ts';
import { Made, VersionStatus, versionMembers } from '../schema/version.ts';
import { dayAfterRange } from '../series/day-range.ts';
import { holesAsNull } from '../series/holes-as-null.ts';
import { readQueue } from '../series/read-queue.ts';
import { type StoredPlan, storedPlan } from '../series/stored-plan.ts';
import { wantsCsv } from '../wants-csv.ts';

const PlanRequest = closed({
  forecastVersionId: Id,
  targets: Type.Unsafe<Readonly<Record<string, unknown>>>({
    ...AnyObject,
    description: 'Targets per queue in the shape of targets.yaml: defaults, queues.',
  }),
  queueIds: Type.Optional(
    Type.Array(Id, {
      minItems: 1,
      maxItems: 1000,
      description: 'Default every queue with a forecast and targets.',
    }),
  ),
});

const PlanItem = closed({ ...versionMembers, forecastVersionId: nullable(Id) });

const PlanSeries = closed({
  versionId: Id,
  ...seriesHead,
  model: nullable(Type.String()),
  currency: Type.String(),
  offered: Values,
  ahtSeconds: Values,
  erlangs: Values,
  required: Values,
  binding: Texts,
  net: Values,
  gross: Values,
  fte: Values,
  cost: Texts,
  serviceLevel: Values,
  asaSeconds: Values,
  occupancy: Values,
});

/** How many people it takes. */
export const planRoutes: Routes = (server, { world, jobs, read }) => {
  const { scope } = world;

  server.post(
    '/plans',
    {
      schema: {
        operationId: 'makePlan',
        tags: ['plans'],
        summary: 'Plan staff for a forecast version as a new draft version',
        description:
          'Answers 202 with a job where jobs run, and otherwise makes the plan within the request: 201, or 200 when this very plan had been made before.',
        headers: IdempotencyHeaders,
        body: PlanRequest,
        response: { 200: Made, 201: Made, 202: Accepted, ...problems },
      },
    },
    async ({ body, headers }, reply) => {
      const request = { ...body, queueIds: body.queueIds ?? null };
      if (jobs !== null) {
        const accepted = await accept(jobs, 'plan', request, headers);
        return reply.code(202).header('location', accepted.job).send(accepted);
      }
      const made = await planQueues(world, request);
      reply.header('location', `/v1/plans/${made.versionId}`);
      return reply.code(made.fresh ? 201 : 200).send({ ...made, faults: [...made.faults] });
    },
  );

  server.get(
    '/plans',
    {
      schema: {
        operationId: 'listPlans',
        tags: ['plans'],
        summary: 'Plan versions, the last published first, then drafts',
        querystring: closed({
          status: Type.Optional(VersionStatus),
          forecastVersionId: Type.Optional(Id),
          limit: Limit,
        }),
        response: { 200: itemsOf(PlanItem), ...problems },
      },
    },
    async ({ query }) => {
      const versions = await read((transaction) => listPlanVersions(transaction, scope, query));
      return { items: versions.map(planItem) };
    },
  );

  server.get(
    '/plans/:versionId',
    {
      schema: {
        operationId: 'getPlan',
        tags: ['plans'],
        summary: 'One plan version with the targets it was made for',
        params: closed({ versionId: Id }),
        response: { 200: closed({ ...PlanItem.properties, targets: AnyObject }), ...problems },
      },
    },
    async ({ params: { versionId } }) => {
      const stored = await read((transaction) => readPlanVersion(transaction, scope, versionId));
      const version = found(stored, 'plan version', versionId, '/v1/plans');
      return { ...planItem(version), targets: version.targets as Readonly<Record<string, unknown>> };
    },
  );

  server.get(
    '/plans/:versionId/queues/:queueId',
    {
      schema: {
        operationId: 'getPlanSeries',
        tags: ['plans'],
        summary: 'A queue’s plan as arrays, or as CSV by Accept: text/csv',
        description:
          'required = the model’s staff after the minimum, net = on position, gross = net / availability, fte = gross hours / weekly hours of a contract; cost is exact. Closed intervals are 0.',
        params: closed({ versionId: Id, queueId: Id }),
        querystring: closed({ from: Type.Optional(Day), to: Type.Optional(Day) }),
        response: {
          200: {
            description: 'The plan; CSV has the columns of agner plan.',
            content: {
              'application/json': { schema: PlanSeries },
              'text/csv': { schema: Type.String() },
            },
          },
          ...problems,
        },
      },
    },
    async ({ params: { versionId, queueId }, query, headers }, reply) => {
      const plan = await read(async (transaction) => {
        const version = found(
          await readPlanVersion(transaction, scope, versionId),
          'plan version',
          versionId,
          '/v1/plans',
        );
        const queue = await readQueue(transaction, scope, queueId);
        if (query.from !== undefined && query.to !== undefined) dayAfterRange(query.from, query.to);
        const days = await readPlanDays(transaction, scope, {
          versionId,
          queueIds: [queueId],
          ...(query.from === undefined ? {} : { fromDay: query.from }),
          ...(query.to === undefined ? {} : { toDay: query.to }),
        });
        found(days[0], `plan of these days for "${queueId}" in`, versionId, '/v1/plans');
        return storedPlan(version, queue, days as [PlanDay, ...PlanDay[]]);
      });
      reply.header('vary', 'accept');
      if (!wantsCsv(headers.accept)) return planSeries(versionId, plan);
      const written = new Uint8Array(plan.columns.grid.startsMs.length).fill(1);
      const lines = planCsv([{ plan: plan.columns, written }], zone(plan.aligned.head.timeZone));
      return reply.header('content-type', 'text/csv; charset=utf-8').send(Readable.from(lines));
    },
  );
};

function planSeries(
  versionId: string,
  { aligned, columns, currency }: StoredPlan,
): Static<typeof PlanSeries> {
  return {
    versionId,
    ...aligned.head,
    model: columns.model,
    currency,
    offered: holesAsNull(columns.offered),
    ahtSeconds: holesAsNull(columns.ahtSeconds),
    erlangs: holesAsNull(columns.erlangs),
    required: holesAsNull(columns.required),
    binding: [...columns.binding],
    net: holesAsNull(columns.net),
    gross: holesAsNull(columns.gross),
    fte: holesAsNull(columns.fte),
    cost: columns.cost.map((item) => item?.amount ?? null),
    serviceLevel: holesAsNull(columns.serviceLevel),
    asaSeconds: holesAsNull(columns.asaSeconds),
    occupancy: holesAsNull(columns.occupancy),
  };
}

function planItem(version: PlanVersion): Static<typeof PlanItem> {
  const { publishedAt, targets: _targets, ...rest } = version;
  return { ...rest, publishedAt: publishedAt === null ? null : instantText(publishedAt) };
}
