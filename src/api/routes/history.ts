import { Type } from 'typebox';
import { MEASURES, readHistoryDays } from '../../store/index.ts';
import type { Routes } from '../api-server.ts';
import { problems } from '../problem/problem-schema.ts';
import { choice, closed, DayRange, Id, seriesHead, Values } from '../schema/common.ts';
import { alignDays, alignedValues } from '../series/aligned-days.ts';
import { dayAfterRange } from '../series/day-range.ts';
import { readQueue } from '../series/read-queue.ts';

const History = closed({
  ...seriesHead,
  metrics: Type.Unsafe<Record<string, (number | null)[]>>({ type: 'object', additionalProperties: Values }),
});

/** What happened, interval by interval. */
export const historyRoutes: Routes = (server, { world, read }) => {
  server.get(
    '/queues/:queueId/history',
    {
      schema: {
        operationId: 'getHistory',
        tags: ['history'],
        summary: 'What happened on a queue: one array per metric',
        description:
          'Element i of each array belongs to interval i; null is a hole (nothing was stored), an observed zero is 0.',
        params: closed({ queueId: Id }),
        querystring: closed({
          ...DayRange,
          metric: Type.Optional(
            Type.Array(choice(MEASURES), {
              default: ['offered'],
              minItems: 1,
              maxItems: MEASURES.length,
              description: 'Separated by commas, or repeated. Default offered.',
            }),
          ),
        }),
        response: { 200: History, ...problems },
      },
    },
    async ({ params: { queueId }, query: { from, to, metric = ['offered' as const] } }) => {
      dayAfterRange(from, to);
      const { scope } = world;
      return read(async (transaction) => {
        const queue = await readQueue(transaction, scope, queueId);
        const aligned = alignDays(queue, queue.intervalMinutes, from, to);
        const days = await readHistoryDays(transaction, scope, {
          queueIds: [queueId],
          metrics: metric,
          fromDay: from,
          toDay: to,
        });
        const arrayOf = (name: string) =>
          alignedValues(
            aligned,
            days.filter((day) => day.metric === name),
            (day) => day.values,
          );
        return { ...aligned.head, metrics: Object.fromEntries(metric.map((name) => [name, arrayOf(name)])) };
      });
    },
  );
};
