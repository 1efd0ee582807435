import { sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import {
  type Database,
  type ForecastDay,
  insertForecastVersion,
  insertPlanVersion,
  listForecastVersions,
  listPlanVersions,
  type PlanDay,
  publishForecast,
  publishPlan,
  readForecastDays,
  readForecastInForce,
  readForecastVersion,
  readPlanDays,
  readPlanInForce,
  readPlanVersion,
  saveForecastDays,
  savePlanDays,
} from '../../../src/store/index.ts';
import { type Ground, newTenant, START_DAY, START_MS, slotMs } from './store-fixture.ts';

const DAY_MS = 86_400_000;
const NaN3 = [0, Number.NaN, 2.5];

function forecastDay(versionId: string, mean: number): ForecastDay {
  const values = Float64Array.from({ length: 48 }, (_, slot) => (slot === 3 ? Number.NaN : mean + slot / 10));
  return {
    versionId,
    queueId: 'billing',
    metric: 'offered',
    day: START_DAY,
    firstStartMs: START_MS,
    intervalMinutes: 30,
    model: 'profile',
    mean: values,
    median: values.map((value) => value - 0.1),
    lower: Float64Array.from({ length: 96 }, (_, index) => index / 7),
    upper: Float64Array.from({ length: 96 }, (_, index) => index * 7),
  };
}

async function draftForecast(ground: Ground, id: string, mean: number): Promise<ForecastDay> {
  const day = forecastDay(id, mean);
  await ground.run(async (transaction) => {
    await insertForecastVersion(transaction, ground.scope, {
      id,
      runId: 'run-1',
      asOf: START_MS - 30 * DAY_MS,
      horizonFrom: START_DAY,
      horizonTo: START_DAY,
      levels: Float64Array.of(0.8, 0.95),
    });
    await saveForecastDays(transaction, ground.scope, [day]);
  });
  return day;
}

const publish = (ground: Ground, id: string, nowMs: number): Promise<string> =>
  ground.run((transaction) => publishForecast(transaction, ground.scope, id, nowMs));

function planDay(versionId: string): PlanDay {
  const numbers = Float64Array.from(NaN3);
  return {
    versionId,
    queueId: 'billing',
    day: START_DAY,
    firstStartMs: START_MS,
    intervalMinutes: 480,
    offered: numbers,
    ahtSeconds: numbers,
    erlangs: numbers,
    required: numbers,
    net: numbers,
    gross: numbers,
    fte: numbers,
    serviceLevel: numbers,
    asaSeconds: numbers,
    occupancy: numbers,
    binding: [null, 'serviceLevel', 'a "quoted", one'],
    cost: ['0', null, '12.3400'],
    currency: 'EUR',
  };
}

async function draftPlan(ground: Ground, id: string): Promise<PlanDay> {
  await ground.run(async (transaction) => {
    const version = { id, runId: 'run-1', forecastVersionId: null, targets: { queues: { billing: {} } } };
    await insertPlanVersion(transaction, ground.scope, version);
    await savePlanDays(transaction, ground.scope, [planDay(id)]);
  });
  return planDay(id);
}

export function describeVersions(database: () => Database): void {
  describe('forecast versions', () => {
    it('come back as they were given, holes and bounds included', async () => {
      const ground = await newTenant(database());
      const day = await draftForecast(ground, 'f1', 10);
      const filter = { versionId: 'f1', queueIds: ['billing'], metrics: ['offered'] } as const;
      expect(await ground.run((transaction) => readForecastDays(transaction, ground.scope, filter))).toEqual([
        day,
      ]);
      const version = await ground.run((transaction) => readForecastVersion(transaction, ground.scope, 'f1'));
      expect(version).toMatchObject({
        status: 'draft',
        publishedAt: null,
        levels: Float64Array.of(0.8, 0.95),
      });
    });

    it('freeze when they are published: neither the store nor plain SQL can change them', async () => {
      const ground = await newTenant(database());
      const day = await draftForecast(ground, 'f1', 10);
      const hash = await publish(ground, 'f1', START_MS);
      const change = () =>
        ground.run((transaction) =>
          saveForecastDays(transaction, ground.scope, [{ ...day, model: 'other' }]),
        );
      await expect(change()).rejects.toMatchObject({ code: 'VERSION_PUBLISHED' });
      await expect(publish(ground, 'f1', START_MS + 1)).rejects.toMatchObject({ code: 'VERSION_PUBLISHED' });
      for (const statement of [
        "UPDATE forecast_day SET model = 'other'",
        'DELETE FROM forecast_day',
        "INSERT INTO forecast_day SELECT tenant_id, version_id, 'orders', metric, day, first_start, interval_minutes, model, mean, median, lower, upper FROM forecast_day",
        "UPDATE forecast_version SET status = 'draft'",
        'DELETE FROM forecast_version',
      ]) {
        const attempt = ground.run((transaction) => transaction.execute(sql.raw(statement)));
        await expect(attempt, statement).rejects.toMatchObject({ cause: { code: '23001' } });
      }
      const stored = await ground.run((transaction) => readForecastVersion(transaction, ground.scope, 'f1'));
      expect(stored).toMatchObject({ status: 'published', publishedAt: START_MS, contentHash: hash });
    });

    it('of equal content have equal hashes, of other content other ones', async () => {
      const ground = await newTenant(database());
      await draftForecast(ground, 'f1', 10);
      await draftForecast(ground, 'f2', 10);
      await draftForecast(ground, 'f3', 11);
      const hashes = [
        await publish(ground, 'f1', 1),
        await publish(ground, 'f2', 2),
        await publish(ground, 'f3', 3),
      ];
      expect(hashes[0]).toBe(hashes[1]);
      expect(hashes[0]).not.toBe(hashes[2]);
      const published = await ground.run((transaction) =>
        listForecastVersions(transaction, ground.scope, { status: 'published', publishedUpToMs: 2 }),
      );
      expect(published.map(({ id }) => id)).toEqual(['f2', 'f1']);
    });

    it('count for an interval when they are the last one published a lag before it', async () => {
      const ground = await newTenant(database());
      for (const [id, mean] of [
        ['old', 10],
        ['early', 20],
        ['mid', 30],
        ['late', 40],
        ['draft', 50],
      ] as const) {
        await draftForecast(ground, id, mean);
      }
      const lagMs = 7 * DAY_MS;
      await publish(ground, 'old', START_MS - lagMs - DAY_MS);
      await publish(ground, 'early', START_MS - lagMs);
      // Early enough from the 10th half hour on, and from none of the day.
      await publish(ground, 'mid', slotMs(10) - lagMs);
      await publish(ground, 'late', slotMs(48) - lagMs);
      const [day] = await ground.run((transaction) =>
        readForecastInForce(transaction, ground.scope, {
          queueIds: ['billing'],
          metrics: ['offered'],
          fromDay: START_DAY,
          toDay: START_DAY,
          lagMs,
        }),
      );
      const versions = day?.sources.map((source) => source?.versionId);
      expect(versions).toEqual([...Array(10).fill('early'), ...Array(38).fill('mid')]);
      expect([day?.mean[0], day?.mean[10], day?.median[10]]).toEqual([20, 31, 30.9]);
      expect(day?.mean[3]).toBeNaN();
    });

    it('count for nothing before one is published', async () => {
      const ground = await newTenant(database());
      await draftForecast(ground, 'f1', 10);
      await publish(ground, 'f1', slotMs(2));
      const read = (lagMs: number) =>
        ground.run((transaction) =>
          readForecastInForce(transaction, ground.scope, {
            queueIds: ['billing'],
            metrics: ['offered'],
            fromDay: START_DAY,
            toDay: START_DAY,
            lagMs,
          }),
        );
      const [day] = await read(0);
      expect([day?.mean[1], day?.sources[1], day?.mean[2]]).toEqual([Number.NaN, null, 10.2]);
      expect(await read(DAY_MS)).toEqual([]);
    });
  });

  describe('plan versions', () => {
    it('come back as they were given, what is not defined included', async () => {
      const ground = await newTenant(database());
      const day = await draftPlan(ground, 'p1');
      const filter = { versionId: 'p1', queueIds: 'all' } as const;
      expect(await ground.run((transaction) => readPlanDays(transaction, ground.scope, filter))).toEqual([
        day,
      ]);
    });

    it('freeze when they are published', async () => {
      const ground = await newTenant(database());
      const day = await draftPlan(ground, 'p1');
      const hash = await ground.run((transaction) =>
        publishPlan(transaction, ground.scope, 'p1', START_MS - DAY_MS),
      );
      const change = ground.run((transaction) =>
        savePlanDays(transaction, ground.scope, [{ ...day, currency: 'USD' }]),
      );
      await expect(change).rejects.toMatchObject({ code: 'VERSION_PUBLISHED' });
      for (const statement of ["UPDATE plan_day SET currency = 'USD'", 'DELETE FROM plan_version']) {
        const attempt = ground.run((transaction) => transaction.execute(sql.raw(statement)));
        await expect(attempt, statement).rejects.toMatchObject({ cause: { code: '23001' } });
      }
      const stored = await ground.run((transaction) => readPlanVersion(transaction, ground.scope, 'p1'));
      expect(stored).toMatchObject({ status: 'published', contentHash: hash });
      const filter = { queueIds: ['billing'], fromDay: START_DAY, toDay: START_DAY };
      const inForce = await ground.run((transaction) =>
        readPlanInForce(transaction, ground.scope, { ...filter, lagMs: DAY_MS - 8 * 3_600_000 }),
      );
      expect(inForce.map(({ sources }) => sources.map((source) => source?.versionId))).toEqual([
        ['p1', 'p1', 'p1'],
      ]);
      const later = await ground.run((transaction) =>
        readPlanInForce(transaction, ground.scope, { ...filter, lagMs: DAY_MS + 8 * 3_600_000 }),
      );
      expect(later[0]?.sources.map((source) => source?.versionId ?? null)).toEqual([null, 'p1', 'p1']);
      expect(await ground.run((transaction) => listPlanVersions(transaction, ground.scope))).toHaveLength(1);
    });
  });
}
