import { dayNumberOf, dayText, zone } from '../src/calendar/index.ts';
import type { LocalDay, Site } from '../src/core/index.ts';
import { inTenant, listPlanVersions, listQueues, listSites } from '../src/store/index.ts';
import { forecastQueues, planQueues, publish, reportAccuracy, rollUpKpis } from '../src/usecase/index.ts';
import type { JobHandler } from './handler.ts';
import { jobWorld } from './job-world.ts';
import { type JobPayload, requireText } from './payload.ts';

/** Days that the night forecasts: six weeks of intervals, what schedules are made from. */
const HORIZON_DAYS = 42;
const LEVELS = [0.8, 0.95] as const;
/** Local days before the night's own that are scored and rolled up anew, so that late data reaches its day. */
const SCORED_DAYS = 28;
const ROLLED_UP_DAYS = 7;
/** Which forecast counts: the last one published at least this long before an interval. */
const ACCURACY_LAG_MS = 7 * 86_400_000;
const SEED = 1909;

/** The night of one site: its local day, which has just begun, and its queues. */
interface Night {
  readonly day: LocalDay;
  readonly site: Site;
  readonly queueIds: readonly string[];
}

async function readNight(kind: string, context: Parameters<JobHandler>[0]): Promise<Night | null> {
  const siteId = requireText(kind, context.payload, 'siteId');
  const day = requireText(kind, context.payload, 'day');
  return inTenant(context.database, context.scope.tenantId, async (transaction) => {
    const site = (await listSites(transaction, context.scope)).find((item) => item.id === siteId);
    const queues = await listQueues(transaction, context.scope);
    if (site === undefined) return null;
    return {
      day,
      site,
      queueIds: queues.filter((queue) => queue.siteId === siteId).map((queue) => queue.id),
    };
  });
}

/** Runs a step of the night for its site; a site without queues has nothing to do. */
function nightStep(
  kind: string,
  step: (night: Night, context: Parameters<JobHandler>[0]) => Promise<JobPayload>,
): JobHandler {
  return async (context) => {
    const night = await readNight(kind, context);
    if (night === null || night.queueIds.length === 0) return { skipped: 'the site has no queues' };
    return step(night, context);
  };
}

/** Forecasts the site's queues as of its local midnight, and publishes: from then on the version may count. */
export const forecastStep = nightStep('forecast', async (night, context) => {
  const world = jobWorld(context);
  const made = await forecastQueues(world, {
    asOfMs: zone(night.site.timeZone).startOfDayMs(dayNumberOf(night.day)),
    horizonDays: HORIZON_DAYS,
    queueIds: night.queueIds,
    levels: LEVELS,
    model: 'auto',
    seed: SEED,
  });
  await publish(world, made.versionId);
  return { forecastVersionId: made.versionId, fresh: made.fresh };
});

/** Plans the forecast of the step before with the targets of the last published plan, as a draft for the planner. */
export const planStep = nightStep('plan', async (night, context) => {
  const forecastVersionId = context.previous?.forecastVersionId ?? context.payload.forecastVersionId;
  if (typeof forecastVersionId !== 'string') return { skipped: 'there is no forecast to plan' };
  const { database, scope } = context;
  const [latest] = await inTenant(database, scope.tenantId, (transaction) =>
    listPlanVersions(transaction, scope, { status: 'published', limit: 1 }),
  );
  if (latest === undefined) return { forecastVersionId, skipped: 'no plan with targets was published yet' };
  const made = await planQueues(jobWorld(context), {
    forecastVersionId,
    targets: latest.targets,
    queueIds: night.queueIds,
  });
  return { forecastVersionId, planVersionId: made.versionId, fresh: made.fresh };
});

/** Scores the last weeks' forecasts that counted against what is known by now. */
export const accuracyStep = nightStep('accuracy', async (night, context) => {
  const made = await reportAccuracy(jobWorld(context), {
    fromDay: dayText(dayNumberOf(night.day) - SCORED_DAYS),
    toDay: night.day,
    queueIds: night.queueIds,
    lagMs: ACCURACY_LAG_MS,
  });
  return { accuracyRunId: made.runId, fresh: made.fresh };
});

/** Rolls the last days' indicators up. */
export const kpiStep = nightStep('kpi', async (night, context) => {
  const made = await rollUpKpis(jobWorld(context), {
    fromDay: dayText(dayNumberOf(night.day) - ROLLED_UP_DAYS),
    toDay: night.day,
    queueIds: night.queueIds,
  });
  return { kpiRunId: made.runId, fresh: made.fresh };
});
