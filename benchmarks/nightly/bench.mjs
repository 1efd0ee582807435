#!/usr/bin/env node
// The nightly chain of 100 queues with two years of half hours: node benchmarks/nightly/bench.mjs   (after npm run build)
// On the embedded database, and on PostgreSQL when AGNER_BENCH_DATABASE_URL names a server.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { built } from '../support/built.mjs';
import { onEachDatabase } from '../support/databases.mjs';
import { loadText, machineText, say } from '../support/figures.mjs';
import { queueName, writeHalfHours } from '../support/half-hours.mjs';
import { importHalfHours } from '../support/import-half-hours.mjs';

const QUEUES = Number(process.env.AGNER_BENCH_QUEUES) || 100;
const DAYS = 730;
const FIRST_DAY_MS = Date.UTC(2024, 9, 1);
const MS_PER_DAY = 86_400_000;
/** Site of the queues that an import makes. */
const SITE = 'imported';
/** How long before the measured night the version was made that its accuracy and its targets come from. */
const EARLIER_DAYS = 35;

const { tenantScope } = await built('src/core/index.js');
const usecase = await built('src/usecase/index.js');
const steps = await built('jobs/site-steps.js');
const scope = tenantScope('night');

say(machineText());
const folder = mkdtempSync(join(tmpdir(), 'agner-bench-'));
const path = join(folder, 'half-hours.csv');
try {
  await writeHalfHours(path, { queues: QUEUES, halfHours: DAYS * 48, firstDayMs: FIRST_DAY_MS });
  await onEachDatabase(measure);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
say(machineText());

/**
 * @param {any} database
 * @param {string} kind
 */
async function measure(database, kind) {
  const world = usecase.quietWorld(database, scope, Date.now);
  const { rowsKept } = await timed('import', () => importHalfHours(world, path));
  say(`${kind}: ${rowsKept} rows of ${QUEUES} queues, load ${loadText()}`);
  await timed('earlier night', () => earlierNight(world));
  // The day that the last stored half hour begins in: the night after it has all of its days.
  const day = new Date(FIRST_DAY_MS + (DAYS - 1) * MS_PER_DAY).toISOString().slice(0, 10);
  /** @type {any} */
  let previous = null;
  let total = 0;
  for (const step of ['forecast', 'plan', 'accuracy', 'kpi']) {
    const startedMs = performance.now();
    previous = await timed(step, () => steps[`${step}Step`](contextOf(world, step, day, previous)));
    total += performance.now() - startedMs;
    if ('skipped' in previous) throw new Error(`${step}: ${previous.skipped}`);
  }
  say(
    `  chain           ${(total / 1000).toFixed(1)} s, peak MB so far ${(process.resourceUsage().maxRSS / 1024).toFixed(0)}`,
  );
}

/**
 * The forecast and the plan that counted in the weeks before, so that the night has what to score and what to aim at.
 * @param {any} world
 */
async function earlierNight(world) {
  const asOfMs = FIRST_DAY_MS + (DAYS - 1 - EARLIER_DAYS) * MS_PER_DAY;
  const forecast = await usecase.forecastQueues(world, {
    asOfMs,
    horizonDays: 42,
    queueIds: 'all',
    levels: [0.8, 0.95],
    model: 'auto',
    seed: 1909,
  });
  await usecase.publish(world, forecast.versionId, asOfMs);
  const plan = await usecase.planQueues(world, {
    forecastVersionId: forecast.versionId,
    targets: targets(),
    queueIds: null,
  });
  await usecase.publish(world, plan.versionId, asOfMs);
}

function targets() {
  const queue = {
    channel: 'voice',
    patienceSeconds: 200,
    maxOccupancy: 0.9,
    minAgents: 1,
    shrinkage: [{ name: 'all', rate: 0.2, planned: true, paid: true }],
    costPerHour: { amount: '25.00', currency: 'EUR' },
  };
  return {
    defaults: {
      model: 'erlang-c',
      sl: { target: 0.8, withinSeconds: 20, policy: 'offered' },
      compounding: 'additive',
    },
    queues: Object.fromEntries(Array.from({ length: QUEUES }, (_, index) => [queueName(index), queue])),
  };
}

/**
 * What the worker hands to a step, without a job on the database behind it.
 * @param {any} world
 * @param {string} kind
 * @param {string} day
 * @param {any} previous
 */
function contextOf(world, kind, day, previous) {
  return {
    ...world,
    jobId: kind,
    kind,
    payload: { siteId: SITE, day },
    attempt: 1,
    previous,
    complete: () => Promise.reject(new Error('no step of the night completes itself')),
  };
}

/**
 * @template Result
 * @param {string} name
 * @param {() => Promise<Result>} work
 */
async function timed(name, work) {
  const [startedMs, before] = [performance.now(), process.cpuUsage()];
  const result = await work();
  const { user, system } = process.cpuUsage(before);
  const wall = ((performance.now() - startedMs) / 1000).toFixed(1);
  say(
    `  ${name.padEnd(14)}  ${wall.padStart(6)} s wall, ${((user + system) / 1e6).toFixed(1)} s CPU, load ${loadText()}`,
  );
  return result;
}
