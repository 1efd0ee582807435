import { type Static, Type } from 'typebox';
import { instantText, METRICS } from '../../core/index.ts';
import {
  type ForecastVersion,
  listForecastVersions,
  readForecastDays,
  readForecastVersion,
} from '../../store/index.ts';
import { forecastQueues } from '../../usecase/index.ts';
import type { Routes } from '../api-server.ts';
import { found } from '../not-found.ts';
import { problems } from '../problem/problem-schema.ts';
import { readInstant } from '../read-instant.ts';
import { Accepted, accept, IdempotencyHeaders } from '../schema/accepted.ts';
import { choice, closed, Day, Id, Instant, itemsOf, Limit, seriesHead, Values } from '../schema/common.ts';
import { Made, VersionStatus, versionMembers } from '../schema/version.ts';
import { alignDays, alignedValues } from '../series/aligned-days.ts';
import { dayAfterRange } from '../series/day-range.ts';
import { readQueue } from '../series/read-queue.ts';

const ForecastRequest = closed({
  asOf: Type.Optional(
    Type.String({
      maxLength: 40,
      description: 'ISO 8601 with an offset: what ended before it is history. Default now.',
      examples: ['2026-10-05T00:00:00+02:00'],
    }),
  ),
  horizonDays: Type.Integer({ minimum: 1, maximum: 400, examples: [14] }),
  queueIds: Type.Optional(
    Type.Array(Id, { minItems: 1, maxItems: 1000, description: 'Default all queues.' }),
  ),
  levels: Type.Optional(
    Type.Array(Type.Number({ exclusiveMinimum: 0, exclusiveMaximum: 1 }), {
      maxItems: 9,
      uniqueItems: true,
      description: 'Shares of the bounds. Default 0.8 and 0.95.',
    }),
  ),
  model: Type.Optional(Type.String({ minLength: 1, maxLength: 100, description: 'Default auto.' })),
  seed: Type.Optional(Type.Integer({ minimum: 0, maximum: 2_147_483_647, description: 'Default 1909.' })),
});

const ForecastItem = closed({
  ...versionMembers,
  asOf: Instant,
  horizonFrom: Day,
  horizonTo: Day,
  levels: Type.Array(Type.Number()),
});

const ForecastSeries = closed({
  versionId: Id,
  ...seriesHead,
  metric: choice(METRICS),
  model: Type.String(),
  mean: Values,
  median: Values,
  bounds: Type.Array(closed({ level: Type.Number(), lower: Values, upper: Values })),
});

const DEFAULT_LEVELS = [0.8, 0.95];
const DEFAULT_SEED = 1909;

/** How much work is coming. */
export const forecastRoutes: Routes = (server, { world, jobs, read }) => {
  const { scope } = world;

  server.post(
    '/forecasts',
    {
      schema: {
        operationId: 'makeForecast',
        tags: ['forecasts'],
        summary: 'Forecast contacts and handle time of queues as a new draft version',
        description:
          'Answers 202 with a job where jobs run, and otherwise makes the forecast within the request: 201, or 200 when this very forecast had been made before.',
        headers: IdempotencyHeaders,
        body: ForecastRequest,
        response: { 200: Made, 201: Made, 202: Accepted, ...problems },
      },
    },
    async ({ body, headers }, reply) => {
      const request = {
        asOfMs: body.asOf === undefined ? world.now() : readInstant(body.asOf, 'asOf'),
        horizonDays: body.horizonDays,
        queueIds: body.queueIds ?? ('all' as const),
        levels: [...(body.levels ?? DEFAULT_LEVELS)].sort((a, b) => a - b),
        model: body.model ?? 'auto',
        seed: body.seed ?? DEFAULT_SEED,
      };
      if (jobs !== null) {
        const accepted = await accept(jobs, 'forecast', request, headers);
        return reply.code(202).header('location', accepted.job).send(accepted);
      }
      const made = await forecastQueues(world, request);
      reply.header('location', `/v1/forecasts/${made.versionId}`);
      return reply.code(made.fresh ? 201 : 200).send({ ...made, faults: [] });
    },
  );

  server.get(
    '/forecasts',
    {
      schema: {
        operationId: 'listForecasts',
        tags: ['forecasts'],
        summary: 'Forecast versions, the one with the latest data first',
        querystring: closed({ status: Type.Optional(VersionStatus), limit: Limit }),
        response: { 200: itemsOf(ForecastItem), ...problems },
      },
    },
    async ({ query }) => {
      const versions = await read((transaction) => listForecastVersions(transaction, scope, query));
      return { items: versions.map(forecastItem) };
    },
  );

  server.get(
    '/forecasts/:versionId',
    {
      schema: {
        operationId: 'getForecast',
        tags: ['forecasts'],
        summary: 'One forecast version',
        params: closed({ versionId: Id }),
        response: { 200: ForecastItem, ...problems },
      },
    },
    async ({ params: { versionId } }) => {
      const version = await read((transaction) => readForecastVersion(transaction, scope, versionId));
      return forecastItem(found(version, 'forecast version', versionId, '/v1/forecasts'));
    },
  );

  server.get(
    '/forecasts/:versionId/queues/:queueId',
    {
      schema: {
        operationId: 'getForecastSeries',
        tags: ['forecasts'],
        summary: 'A queue’s forecast as arrays, as the system made it',
        description:
          'mean is the expected value (what staffing uses), median what WAPE scores; closed intervals are 0. Adjustments are not folded in.',
        params: closed({ versionId: Id, queueId: Id }),
        querystring: closed({
          metric: Type.Optional(choice(METRICS, { description: 'Default offered.' })),
          from: Type.Optional(Day),
          to: Type.Optional(Day),
        }),
        response: { 200: ForecastSeries, ...problems },
      },
    },
    async ({ params: { versionId, queueId }, query: { metric = 'offered', from, to } }) =>
      read(async (transaction) => {
        const version = found(
          await readForecastVersion(transaction, scope, versionId),
          'forecast version',
          versionId,
          '/v1/forecasts',
        );
        const queue = await readQueue(transaction, scope, queueId);
        const [fromDay, toDay] = [from ?? version.horizonFrom, to ?? version.horizonTo];
        dayAfterRange(fromDay, toDay);
        const days = await readForecastDays(transaction, scope, {
          versionId,
          queueIds: [queueId],
          metrics: [metric],
          fromDay,
          toDay,
        });
        const any = found(days[0], `forecast of ${metric} for "${queueId}" in`, versionId, '/v1/forecasts');
        const aligned = alignDays(queue, any.intervalMinutes, fromDay, toDay);
        return {
          versionId,
          ...aligned.head,
          metric,
          model: any.model,
          mean: alignedValues(aligned, days, (day) => day.mean),
          median: alignedValues(aligned, days, (day) => day.median),
          bounds: [...version.levels].map((level, at) => ({
            level,
            lower: alignedValues(aligned, days, (day) => levelOf(day.lower, at, day.mean.length)),
            upper: alignedValues(aligned, days, (day) => levelOf(day.upper, at, day.mean.length)),
          })),
        };
      }),
  );
};

/** The store keeps all intervals of a day's first level, then of the second. */
function levelOf(values: Float64Array, level: number, count: number): Float64Array {
  return values.subarray(level * count, (level + 1) * count);
}

function forecastItem(version: ForecastVersion): Static<typeof ForecastItem> {
  const { asOf, publishedAt, levels, ...rest } = version;
  return {
    ...rest,
    asOf: instantText(asOf),
    levels: [...levels],
    publishedAt: publishedAt === null ? null : instantText(publishedAt),
  };
}
