import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkExplanation, type Explanation } from '../../src/core/index.ts';
import {
  type Database,
  inTenant,
  readForecastDays,
  readForecastVersion,
  readPlanDays,
  saveAdjustments,
} from '../../src/store/index.ts';
import {
  accuracySummary,
  explain,
  explanationIdText,
  forecastQueues,
  planQueues,
  publish,
  reportAccuracy,
} from '../../src/usecase/index.ts';
import {
  CENTRE_AS_OF_MS,
  CENTRE_TARGETS,
  centreHistory,
  centreWorld,
  importText,
} from '../support/small-centre.ts';
import { openTestDatabase } from '../support/test-database.ts';

let database: Database;
beforeAll(async () => {
  database = await openTestDatabase();
  await importText(centreWorld(database), centreHistory(0, 84));
});
afterAll(() => database.close());

const request = {
  asOfMs: CENTRE_AS_OF_MS,
  horizonDays: 14,
  queueIds: 'all',
  levels: [0.8, 0.95],
  model: 'auto',
  seed: 1,
} as const;
const firstStartMs = CENTRE_AS_OF_MS + 16 * 1_800_000;

const read = <T>(
  work: (transaction: Parameters<Parameters<typeof inTenant>[2]>[0]) => Promise<T>,
): Promise<T> => inTenant(database, 'default', work);

function sources(node: Explanation): string[] {
  return [...(node.source === undefined ? [] : [node.source.table]), ...node.parts.flatMap(sources)];
}

describe('from history to plan', () => {
  it('makes the same version for the same inputs, and another one when history before the as-of time changes', async () => {
    const world = centreWorld(database);
    const first = await forecastQueues(world, request);
    const again = await forecastQueues(world, request);
    expect(again).toEqual({ ...first, fresh: false });
    expect((await forecastQueues(world, { ...request, seed: 2 })).versionId).not.toBe(first.versionId);
  });

  it('stores a forecast day by day, closed intervals as 0, with bounds by level', async () => {
    const world = centreWorld(database);
    const { versionId } = await forecastQueues(world, request);
    const days = await read((transaction) =>
      readForecastDays(transaction, world.scope, { versionId, queueIds: ['orders'], metrics: ['offered'] }),
    );
    expect(days).toHaveLength(14);
    const [monday] = days;
    expect(monday).toMatchObject({ day: '2026-10-26', intervalMinutes: 30 });
    expect(monday?.mean).toHaveLength(48);
    expect(monday?.lower).toHaveLength(96);
    expect((monday?.mean[16] as number) > 40).toBe(true);
  });

  it('plans it, explains a requirement down to stored rows, and the explanation re-adds to the stored number', async () => {
    const world = centreWorld(database);
    const { versionId } = await forecastQueues(world, request);
    const plan = await planQueues(world, {
      forecastVersionId: versionId,
      targets: CENTRE_TARGETS,
      queueIds: null,
    });
    expect(plan.faults).toEqual([]);
    expect(
      await planQueues(world, { forecastVersionId: versionId, targets: CENTRE_TARGETS, queueIds: null }),
    ).toEqual({ ...plan, fresh: false });
    const [day] = await read((transaction) =>
      readPlanDays(transaction, world.scope, { versionId: plan.versionId, queueIds: ['orders'] }),
    );
    for (const column of ['required', 'net', 'gross', 'fte', 'cost'] as const) {
      const tree = await explain(
        world,
        explanationIdText({
          kind: 'requirement',
          versionId: plan.versionId,
          queueId: 'orders',
          column,
          startMs: firstStartMs,
        }),
      );
      expect(checkExplanation(tree)).toEqual([]);
      expect(Number(tree.value)).toBeCloseTo(Number(day?.[column][16]), 9);
      expect(sources(tree)).toContain('interval_actual');
    }
  });

  it('applies adjustments to the plan, not to the stored system forecast', async () => {
    const world = centreWorld(database);
    const { versionId } = await forecastQueues(world, request);
    const before = await planQueues(world, {
      forecastVersionId: versionId,
      targets: CENTRE_TARGETS,
      queueIds: null,
    });
    await read((transaction) =>
      saveAdjustments(transaction, world.scope, [
        {
          id: 'a1',
          queueId: 'orders',
          metric: 'offered',
          fromMs: firstStartMs,
          toMs: firstStartMs + 1_800_000,
          op: 'percent',
          value: 50,
          value2: null,
          reason: 'mailing',
          author: 'planner',
          enabled: true,
          position: 1,
        },
      ]),
    );
    const after = await planQueues(world, {
      forecastVersionId: versionId,
      targets: CENTRE_TARGETS,
      queueIds: null,
    });
    expect(after.versionId).not.toBe(before.versionId);
    const offered = async (id: string): Promise<number> =>
      (
        await read((transaction) =>
          readPlanDays(transaction, world.scope, { versionId: id, queueIds: ['orders'] }),
        )
      )[0]?.offered[16] as number;
    expect(await offered(after.versionId)).toBeCloseTo(1.5 * (await offered(before.versionId)), 9);
    const tree = await explain(world, `forecast:${versionId}:orders:offered:2026-10-26T08:00:00Z`);
    expect(JSON.stringify(tree)).toContain('mailing');
    expect(checkExplanation(tree)).toEqual([]);
  });

  it('publishes once, for good', async () => {
    const world = centreWorld(database);
    const { versionId } = await forecastQueues(world, request);
    const done = await publish(world, versionId);
    expect(done).toMatchObject({ kind: 'forecast', fresh: true });
    expect(await publish(world, versionId)).toEqual({ ...done, fresh: false });
    expect(
      await read((transaction) => readForecastVersion(transaction, world.scope, versionId)),
    ).toMatchObject({
      status: 'published',
      contentHash: done.contentHash,
    });
    await expect(publish(world, 'plan-unknown')).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  it('scores what was published against what then happened, as sums that add up', async () => {
    const world = centreWorld(database);
    await importText(world, centreHistory(84, 98), { fileName: 'actuals.csv' });
    const period = { fromDay: '2026-10-26', toDay: '2026-11-09' };
    const first = await reportAccuracy(world, { ...period, queueIds: 'all', lagMs: 0 });
    expect(first.fresh).toBe(true);
    expect(await reportAccuracy(world, { ...period, queueIds: 'all', lagMs: 0 })).toEqual({
      ...first,
      fresh: false,
    });
    const [whole] = await accuracySummary(world, { ...period, grain: 'interval', metrics: ['offered'] });
    expect(whole).toMatchObject({ queueId: 'orders', points: 80, holes: 0 });
    const week = async (fromDay: string, toDay: string) =>
      (await accuracySummary(world, { fromDay, toDay, grain: 'interval', metrics: ['offered'] }))[0];
    const [one, two] = [await week('2026-10-26', '2026-11-02'), await week('2026-11-02', '2026-11-09')];
    expect((one?.wape.numerator ?? 0) + (two?.wape.numerator ?? 0)).toBeCloseTo(
      whole?.wape.numerator ?? -1,
      6,
    );
    // Poisson around a known mean: the error must lie near the floor that noise alone leaves.
    const share = (ratio: { numerator: number; denominator: number }): number =>
      ratio.numerator / ratio.denominator;
    expect(share(whole?.wape ?? { numerator: 1, denominator: 1 })).toBeLessThan(
      1.4 * share(whole?.noiseFloor ?? { numerator: 0, denominator: 1 }),
    );
  });
});

describe('bad requests', () => {
  it.each([
    ['an unknown queue', { ...request, queueIds: ['ordres'] }, 'NOT_FOUND'],
    ['an unknown model', { ...request, model: 'prophet' }, 'FORECAST_MODEL_UNKNOWN'],
    ['no history', { ...request, asOfMs: Date.UTC(2020, 0, 1) }, 'FORECAST_NO_HISTORY'],
  ] as const)('refuses a forecast with %s', async (_name, bad, code) => {
    await expect(forecastQueues(centreWorld(database), bad)).rejects.toMatchObject({ code });
  });

  it('plans the other queues when one has no handle time, and says which was left out', async () => {
    const world = centreWorld(database);
    const calls = centreHistory(0, 84, 'calls-only')
      .split('\n')
      .map((line) => line.split(',').slice(0, 3).join())
      .join('\n');
    await importText(world, calls, { fileName: 'calls.csv' });
    const { versionId } = await forecastQueues(world, { ...request, seed: 5 });
    const { orders } = CENTRE_TARGETS.queues;
    const plan = await planQueues(world, {
      forecastVersionId: versionId,
      targets: { ...CENTRE_TARGETS, queues: { orders, 'calls-only': orders } },
      queueIds: null,
    });
    expect(plan.faults.map((found) => found.code)).toEqual(['FORECAST_AHT_MISSING']);
    const days = await read((transaction) =>
      readPlanDays(transaction, world.scope, { versionId: plan.versionId, queueIds: 'all' }),
    );
    expect(new Set(days.map((day) => day.queueId))).toEqual(new Set(['orders']));
  });

  it('refuses a plan of an unknown forecast, and one whose targets are all wrong', async () => {
    const world = centreWorld(database);
    await expect(
      planQueues(world, { forecastVersionId: 'forecast-0', targets: CENTRE_TARGETS, queueIds: null }),
    ).rejects.toMatchObject({ code: 'NOT_FOUND' });
    const { versionId } = await forecastQueues(world, request);
    await expect(
      planQueues(world, {
        forecastVersionId: versionId,
        targets: { queues: { orders: { channel: 'voice', minAgent: 2 } } },
        queueIds: null,
      }),
    ).rejects.toMatchObject({ code: 'UNKNOWN_KEY' });
  });

  it.each([
    'nonsense',
    'requirement:x',
    'requirement:p:orders:2026-10-26',
    'forecast:f:orders:speed:2026-10-26T08:00:00Z',
  ])('refuses to explain %s', async (id) => {
    await expect(explain(centreWorld(database), id)).rejects.toThrow();
  });
});
