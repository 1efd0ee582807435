import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { engineHandlers, enqueue, type JobWorker, nightlyJob, startWorker } from '../../jobs/index.ts';
import {
  type Database,
  inTenant,
  type JobRow,
  listForecastVersions,
  listJobs,
  listKpiValues,
  listPlanVersions,
  listRuns,
} from '../../src/store/index.ts';
import { forecastQueues, planQueues, publish } from '../../src/usecase/index.ts';
import {
  CENTRE_AS_OF_MS,
  CENTRE_TARGETS,
  centreHistory,
  centreWorld,
  importText,
} from '../support/small-centre.ts';
import { openTestDatabase } from '../support/test-database.ts';

let database: Database;
let worker: JobWorker;
const DAY_MS = 86_400_000;
const nowMs = CENTRE_AS_OF_MS + 14 * DAY_MS;

beforeAll(async () => {
  database = await openTestDatabase();
  const world = centreWorld(database);
  await importText(world, centreHistory(0, 84));
  // What a planner did two weeks ago: a published forecast and plan, whose targets the night takes over.
  const forecast = await forecastQueues(world, {
    asOfMs: CENTRE_AS_OF_MS,
    horizonDays: 28,
    queueIds: 'all',
    levels: [0.8],
    model: 'auto',
    seed: 1,
  });
  await publish(world, forecast.versionId, CENTRE_AS_OF_MS - 8 * DAY_MS);
  const plan = await planQueues(world, {
    forecastVersionId: forecast.versionId,
    targets: CENTRE_TARGETS,
    queueIds: null,
  });
  await publish(world, plan.versionId, CENTRE_AS_OF_MS - 8 * DAY_MS);
  await importText(world, centreHistory(84, 98), { fileName: 'actuals.csv' });
  worker = await startWorker({
    database,
    handlers: engineHandlers(null),
    clock: () => nowMs,
    queueName: `nightly-${Math.floor(nowMs)}`,
    onError: (error) => {
      throw error;
    },
  });
}, 120_000);
afterAll(async () => {
  await worker?.stop();
  await database.close();
});

async function runNight(): Promise<JobRow[]> {
  const { scope } = centreWorld(database);
  await inTenant(database, 'default', (transaction) =>
    enqueue(transaction, scope, nightlyJob({ siteId: 'imported', day: '2026-11-09' }), nowMs),
  );
  worker.kick();
  for (;;) {
    const jobs = await inTenant(database, 'default', (transaction) => listJobs(transaction, scope));
    const open = jobs.filter((job) => job.state !== 'done' && job.state !== 'dead');
    const dead = jobs.filter((job) => job.state === 'dead');
    if (dead.length > 0 || (open.length === 0 && jobs.length % 6 === 0)) return jobs;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

describe('the nightly chain', () => {
  it('imports, forecasts, plans, scores and rolls up, each step on the result of the one before', async () => {
    const jobs = await runNight();
    expect(jobs.map((job) => [job.kind, job.state, job.error]).sort()).toEqual(
      ['accuracy', 'forecast', 'import', 'kpi', 'nightly', 'plan'].map((kind) => [kind, 'done', null]),
    );
    const { scope } = centreWorld(database);
    await inTenant(database, 'default', async (transaction) => {
      const published = await listForecastVersions(transaction, scope, { status: 'published' });
      expect(published).toHaveLength(2);
      const drafts = await listPlanVersions(transaction, scope, { status: 'draft' });
      expect(drafts.map((plan) => plan.forecastVersionId)).toEqual([
        jobs.find((job) => job.kind === 'forecast')?.result?.forecastVersionId,
      ]);
      const values = await listKpiValues(transaction, scope, {
        kpis: ['service_level'],
        grain: 'D',
        fromMs: nowMs - 10 * DAY_MS,
        toMs: nowMs,
        scopeKind: 'queue',
      });
      expect(values.length).toBeGreaterThanOrEqual(5);
    });
  }, 120_000);

  it('changes nothing when the same night is run again, and leaves a record of every run', async () => {
    const { scope } = centreWorld(database);
    const runs = () =>
      inTenant(database, 'default', (transaction) => listRuns(transaction, scope, { limit: 1000 }));
    const before = await runs();
    expect(before.every((run) => run.state === 'done')).toBe(true);
    const jobs = await runNight();
    expect(jobs).toHaveLength(12);
    expect(jobs.every((job) => job.state === 'done')).toBe(true);
    expect(await runs()).toEqual(before);
  }, 120_000);
});
