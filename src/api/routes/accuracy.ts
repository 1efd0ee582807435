import { Type } from 'typebox';
import { METRICS, type Ratio, ratioValue } from '../../core/index.ts';
import { accuracySummary } from '../../usecase/index.ts';
import type { Routes } from '../api-server.ts';
import { problems } from '../problem/problem-schema.ts';
import { choice, closed, DayRange, Id, itemsOf } from '../schema/common.ts';
import { nullable } from '../schema/nullable.ts';
import { dayAfterRange } from '../series/day-range.ts';

const RatioSchema = closed({
  numerator: Type.Number(),
  denominator: Type.Number(),
  value: nullable(Type.Number()),
});

const AccuracyItem = closed({
  queueId: Id,
  metric: choice(METRICS),
  grain: choice(['interval', 'day']),
  points: Type.Integer(),
  holes: Type.Integer(),
  wape: RatioSchema,
  bias: RatioSchema,
  mase: RatioSchema,
  noiseFloor: RatioSchema,
  naiveAbsoluteError: Type.Number(),
  coverage: Type.Array(closed({ level: Type.Number(), ratio: RatioSchema })),
});

/** How good the forecasts were that counted. */
export const accuracyRoutes: Routes = (server, { world }) => {
  server.get(
    '/accuracy',
    {
      schema: {
        operationId: 'getAccuracy',
        tags: ['accuracy'],
        summary: 'Accuracy of the forecasts that counted, per queue and metric',
        description: 'Ratios keep their parts; value is null over 0. bias above 0 = over-forecast.',
        querystring: closed({
          ...DayRange,
          grain: Type.Optional(choice(['interval', 'day'], { description: 'Default interval.' })),
          metric: Type.Optional(Type.Array(choice(METRICS))),
          queueId: Type.Optional(Type.Array(Id, { maxItems: 1000, description: 'Default all queues.' })),
        }),
        response: { 200: itemsOf(AccuracyItem), ...problems },
      },
    },
    async ({ query: { from, to, grain = 'interval', metric, queueId } }) => {
      const summaries = await accuracySummary(world, {
        fromDay: from,
        toDay: dayAfterRange(from, to),
        grain,
        ...(metric === undefined ? {} : { metrics: metric }),
        ...(queueId === undefined ? {} : { queueIds: queueId }),
      });
      return {
        items: summaries.map((item) => ({
          ...item,
          wape: withValue(item.wape),
          bias: withValue(item.bias),
          mase: withValue(item.mase),
          noiseFloor: withValue(item.noiseFloor),
          coverage: item.coverage.map(({ level, ratio }) => ({ level, ratio: withValue(ratio) })),
        })),
      };
    },
  );
};

function withValue(ratio: Ratio) {
  return { ...ratio, value: ratioValue(ratio) };
}
