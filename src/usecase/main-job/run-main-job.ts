import { dayNumberOf, zone } from '../../calendar/index.ts';
import type { LocalDay, Queue } from '../../core/index.ts';
import { ANCHOR_DAY, END_DAY, PLAN_TARGETS } from '../../example/index.ts';
import {
  type ForecastDay,
  inTenant,
  type PlanDay,
  readForecastDays,
  readPlanDays,
} from '../../store/index.ts';
import { type AccuracySummary, accuracySummary } from '../accuracy/accuracy-summary.ts';
import { reportAccuracy } from '../accuracy/report-accuracy.ts';
import { storeExampleOrganisation } from '../example/store-example.ts';
import { forecastQueues } from '../forecast/forecast-queues.ts';
import { planQueues } from '../plan/plan-queues.ts';
import { publish } from '../publish.ts';
import type { World } from '../world.ts';
import { ACTUALS_FILES, HISTORY_FILES, importExampleFiles, lazyExample } from './import-example.ts';

/** The queue and day whose plan the main job shows. */
const SHOWN_QUEUE = 'billing';
const SHOWN_DAY: LocalDay = '2026-10-19';
const LEVELS = [0.8, 0.95] as const;
const SEED = 1909;

/** One queue's plan of one local day beside the forecast it was made from. */
export interface ShownPlan {
  readonly queue: Queue;
  readonly plan: PlanDay;
  readonly forecast: ForecastDay;
  readonly levels: readonly number[];
  readonly planVersionId: string;
  readonly forecastVersionId: string;
}

export interface ShownAccuracy {
  readonly fromDay: LocalDay;
  readonly toDay: LocalDay;
  readonly madeMs: number;
  readonly byInterval: readonly AccuracySummary[];
  readonly byDay: readonly AccuracySummary[];
}

/** When the demo pretends to stand: local midnight of the anchor day in Paris, the first queue's zone to reach it. */
export function anchorMs(): number {
  return zone('Europe/Paris').startOfDayMs(dayNumberOf(ANCHOR_DAY));
}

/** History in, forecast and plan out: the first half of the main job. Done again it finds its results and changes nothing. */
export async function planExample(world: World, example = lazyExample()): Promise<ShownPlan> {
  const { database, scope } = world;
  const organisation = await storeExampleOrganisation(world);
  await importExampleFiles(world, example, HISTORY_FILES);
  const asOfMs = anchorMs();
  const forecast = await forecastQueues(world, {
    asOfMs,
    horizonDays: dayNumberOf(END_DAY) - dayNumberOf(ANCHOR_DAY),
    queueIds: 'all',
    levels: LEVELS,
    model: 'auto',
    seed: SEED,
  });
  await publish(world, forecast.versionId, asOfMs);
  const plan = await planQueues(world, {
    forecastVersionId: forecast.versionId,
    targets: PLAN_TARGETS,
    queueIds: null,
  });
  await publish(world, plan.versionId, asOfMs);
  const shown = { queueIds: [SHOWN_QUEUE], fromDay: SHOWN_DAY, toDay: SHOWN_DAY };
  const [planDay, forecastDay] = await inTenant(
    database,
    scope.tenantId,
    async (transaction) =>
      [
        (await readPlanDays(transaction, scope, { versionId: plan.versionId, ...shown }))[0],
        (
          await readForecastDays(transaction, scope, {
            versionId: forecast.versionId,
            ...shown,
            metrics: ['offered'],
          })
        )[0],
      ] as const,
  );
  return {
    queue: organisation.queues.find((queue) => queue.id === SHOWN_QUEUE) as Queue,
    plan: planDay as PlanDay,
    forecast: forecastDay as ForecastDay,
    levels: LEVELS,
    planVersionId: plan.versionId,
    forecastVersionId: forecast.versionId,
  };
}

/** What then happened, and how the forecast did: the second half. */
export async function scoreExample(world: World, example = lazyExample()): Promise<ShownAccuracy> {
  await importExampleFiles(world, example, ACTUALS_FILES);
  const period = { fromDay: ANCHOR_DAY, toDay: END_DAY };
  await reportAccuracy(world, { ...period, queueIds: 'all', lagMs: 0 });
  return {
    ...period,
    madeMs: anchorMs(),
    byInterval: await accuracySummary(world, { ...period, grain: 'interval' }),
    byDay: await accuracySummary(world, { ...period, grain: 'day' }),
  };
}
