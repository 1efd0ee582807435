import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { nightlySchedule, type Schedule } from '../../jobs/index.ts';
import { startScheduler } from '../../jobs/scheduler.ts';
import { tenantScope } from '../../src/core/index.ts';
import { type Database, inTenant, listJobs } from '../../src/store/index.ts';
import { openTestDatabase } from '../support/test-database.ts';

const HOUR = 3_600_000;

describe('the scheduler', () => {
  let database: Database;
  let nowMs: number;
  beforeAll(async () => {
    database = await openTestDatabase();
  });
  afterAll(() => database.close());

  async function addTenant(tenantId: string): Promise<void> {
    await inTenant(database, tenantId, (transaction) =>
      transaction.execute(sql`INSERT INTO tenant (tenant_id, name) VALUES (${tenantId}, 'A tenant')`),
    );
  }

  /** What is stored after each instant, with two processes that look at the same time. */
  async function daysAfter(schedules: readonly Schedule[], instants: readonly number[]): Promise<string[][]> {
    const { tenantId } = schedules[0] as Schedule;
    const errors: unknown[] = [];
    const counts: string[][] = [];
    for (const instant of instants) {
      nowMs = instant;
      const settings = {
        database,
        schedules: async () => schedules,
        now: () => nowMs,
        everyMs: HOUR,
        onError: (error: unknown) => errors.push(error),
        enqueued: () => undefined,
      };
      const both = [startScheduler(settings), startScheduler(settings)];
      await Promise.all(both.map((scheduler) => scheduler.stop()));
      const rows = await inTenant(database, tenantId, (transaction) =>
        listJobs(transaction, tenantScope(tenantId)),
      );
      counts.push(rows.map(({ payload }) => String(payload.day)).sort());
    }
    expect(errors).toEqual([]);
    return counts;
  }

  it('enqueues the nightly chain of a site once a day, over a night whose time is skipped', async () => {
    await addTenant('spring');
    const schedule = nightlySchedule({
      tenantId: 'spring',
      siteId: 'paris',
      timeZone: 'Europe/Paris',
      at: '02:30',
    });
    const jump = Date.UTC(2026, 2, 29, 1);
    expect(
      await daysAfter([schedule], [jump - 1, jump, jump + HOUR, jump + 23 * HOUR, jump + 24 * HOUR]),
    ).toEqual([
      ['2026-03-28'],
      ['2026-03-28', '2026-03-29'],
      ['2026-03-28', '2026-03-29'],
      ['2026-03-28', '2026-03-29'],
      ['2026-03-28', '2026-03-29', '2026-03-30'],
    ]);
    const [job] = await inTenant(database, 'spring', (transaction) =>
      listJobs(transaction, tenantScope('spring')),
    );
    expect(job).toMatchObject({ kind: 'nightly', payload: { siteId: 'paris', day: '2026-03-30' } });
    expect(job?.chain?.map(({ kind }) => kind)).toEqual(['import', 'forecast', 'plan', 'accuracy', 'kpi']);
  });

  it('enqueues once on the night whose time is shown twice', async () => {
    await addTenant('autumn');
    const schedule = nightlySchedule({
      tenantId: 'autumn',
      siteId: 'paris',
      timeZone: 'Europe/Paris',
      at: '02:30',
    });
    const first = Date.UTC(2026, 9, 25, 0, 30);
    expect(await daysAfter([schedule], [first, first + HOUR, first + 12 * HOUR])).toEqual([
      ['2026-10-25'],
      ['2026-10-25'],
      ['2026-10-25'],
    ]);
  });

  it('catches up on the latest missed night and on no older one', async () => {
    await addTenant('asleep');
    const schedule = nightlySchedule({ tenantId: 'asleep', siteId: 'paris', timeZone: 'Europe/Paris' });
    const monday = Date.UTC(2026, 10, 23, 12);
    expect(await daysAfter([schedule], [monday, monday + 72 * HOUR])).toEqual([
      ['2026-11-23'],
      ['2026-11-23', '2026-11-26'],
    ]);
  });

  it('runs two sites of a tenant each by its own clock', async () => {
    await addTenant('two');
    const schedules = ['Europe/Paris', 'America/New_York'].map((timeZone) =>
      nightlySchedule({ tenantId: 'two', siteId: timeZone, timeZone }),
    );
    const [atParis] = await daysAfter(schedules, [Date.UTC(2026, 10, 25, 1)]);
    expect(atParis).toEqual(['2026-11-24', '2026-11-25']);
  });

  it('goes on with the others when one schedule cannot be read', async () => {
    await addTenant('faulty');
    const good = nightlySchedule({ tenantId: 'faulty', siteId: 'good', timeZone: 'UTC' });
    const errors: unknown[] = [];
    const scheduler = startScheduler({
      database,
      schedules: async () => [{ ...good, name: 'bad', at: '25:00' }, good],
      now: () => Date.UTC(2026, 10, 25, 12),
      everyMs: HOUR,
      onError: (error) => errors.push(error),
      enqueued: () => undefined,
    });
    await scheduler.stop();
    expect(errors).toEqual([expect.objectContaining({ code: 'SCHEDULE_INVALID' })]);
    const rows = await inTenant(database, 'faulty', (transaction) =>
      listJobs(transaction, tenantScope('faulty')),
    );
    expect(rows).toHaveLength(1);
  });
});
