import { type DayGrid, dayNumberOf, dayText } from '../../calendar/index.ts';
import { AgnerError, type Fault, type Queue } from '../../core/index.ts';
import { parseTargets, planQueue, type QueueTarget, type StaffingPlan } from '../../staffing/index.ts';
import {
  type ForecastVersion,
  insertPlanVersion,
  inTenant,
  type JsonObject,
  listAdjustments,
  type PlanDay,
  readForecastVersion,
  savePlanDays,
} from '../../store/index.ts';
import { readEffectiveForecast } from '../forecast/effective-forecast.ts';
import { hoursOf, type QueueCalendars, queueGrid, readQueueCalendars } from '../queue-calendars.ts';
import { recordedRun } from '../recorded-run.ts';
import { pause, type World } from '../world.ts';

export interface PlanQueuesRequest {
  readonly forecastVersionId: string;
  /** A targets document in the shape of targets.yaml, already read. */
  readonly targets: unknown;
  /** Null = every queue that has both a forecast and targets. */
  readonly queueIds: readonly string[] | null;
}

export interface PlanQueuesResult {
  readonly versionId: string;
  readonly runId: string;
  readonly fresh: boolean;
  /** What of the targets was refused; the other queues are planned. */
  readonly faults: readonly Fault[];
}

/** A forecast version and everything a plan of it is made from. */
export interface PlanBasis {
  readonly version: ForecastVersion;
  readonly calendars: QueueCalendars;
  readonly targets: Readonly<Record<string, QueueTarget>>;
  readonly faults: readonly Fault[];
}

/** Currency of a plan without costs (ISO 4217: no currency). */
const NO_CURRENCY = 'XXX';
const MS_PER_DAY = 86_400_000;

/**
 * Plans staff for a forecast version and stores the plan as a draft. The same forecast, targets, hours and adjustments
 * give the same version.
 *
 * @throws AgnerError NOT_FOUND for an unknown forecast version; a fault of the targets when none can be used.
 */
export async function planQueues(world: World, request: PlanQueuesRequest): Promise<PlanQueuesResult> {
  const { database, scope } = world;
  const basis = await readPlanBasis(world, request.forecastVersionId, request.targets);
  const { version, calendars, targets, faults } = basis;
  const queues = calendars.queues.filter(
    (queue) => targets[queue.id] !== undefined && (request.queueIds?.includes(queue.id) ?? true),
  );
  if (queues.length === 0) {
    throw faults[0] === undefined
      ? new AgnerError('TARGETS_MISSING', 'The targets name no queue that is stored.', { field: 'queues' })
      : AgnerError.from(faults[0]);
  }
  const adjustments = await inTenant(database, scope.tenantId, (transaction) =>
    listAdjustments(transaction, scope, {
      queueIds: queues.map((queue) => queue.id),
      fromMs: version.asOf,
      toMs: (dayNumberOf(version.horizonTo) + 2) * MS_PER_DAY,
    }),
  );
  const refused: Fault[] = [];
  const { runId, fresh } = await recordedRun(
    world,
    {
      kind: 'plan',
      input: { forecastRunId: version.runId, hours: [...calendars.hours], queues, adjustments },
      parameters: { targets: request.targets as JsonObject, queueIds: queues.map((queue) => queue.id) },
      seed: null,
      parents: [version.runId],
    },
    (id) => planAll(world, basis, queues, id, refused),
    async (transaction, plans, id) => {
      await insertPlanVersion(transaction, scope, {
        id,
        runId: id,
        forecastVersionId: version.id,
        targets: request.targets as JsonObject,
      });
      const days = plans.flatMap((plan) => planDays(plan, id));
      await savePlanDays(transaction, scope, days);
      return { queues: plans.length, days: days.length, refused: refused.map((found) => found.message) };
    },
  );
  return { versionId: runId, runId, fresh, faults: [...faults, ...refused] };
}

/** @throws AgnerError NOT_FOUND for an unknown forecast version. */
export async function readPlanBasis(
  world: World,
  forecastVersionId: string,
  targetsDocument: unknown,
): Promise<PlanBasis> {
  const { database, scope } = world;
  const { targets, faults } = parseTargets(targetsDocument);
  return inTenant(database, scope.tenantId, async (transaction) => {
    const version = await readForecastVersion(transaction, scope, forecastVersionId);
    if (version === null) {
      throw new AgnerError('NOT_FOUND', `There is no forecast version "${forecastVersionId}".`, {
        field: 'forecast',
        value: forecastVersionId,
      });
    }
    const calendars = await readQueueCalendars(world, transaction, 'all');
    return { version, calendars, targets: targets.queues, faults };
  });
}

/**
 * Plans queue by queue. One that cannot be planned is added to `refused` and the others go on.
 *
 * @throws AgnerError the first refusal when no queue could be planned.
 */
async function planAll(
  world: World,
  basis: PlanBasis,
  queues: readonly Queue[],
  runId: string,
  refused: Fault[],
): Promise<StaffingPlan[]> {
  const plans: StaffingPlan[] = [];
  for (const [done, queue] of queues.entries()) {
    world.progress(done / queues.length, `planning ${queue.id} (${runId})`);
    try {
      const plan = await planOneQueue(world, basis, queue);
      if (plan !== null) plans.push(plan);
    } catch (error) {
      if (!(error instanceof AgnerError) || error.status >= 500) throw error;
      refused.push(error.fault);
    }
    await pause(world);
  }
  const [first] = refused;
  if (plans.length === 0 && first !== undefined) throw AgnerError.from(first);
  return plans;
}

/** A queue's plan computed from its stored forecast; null when the version does not cover the queue. */
export async function planOneQueue(
  world: World,
  basis: PlanBasis,
  queue: Queue,
): Promise<StaffingPlan | null> {
  const { database, scope } = world;
  const target = basis.targets[queue.id] as QueueTarget;
  const hoursId = target.hoursId ?? queue.hoursId;
  const grid = await staffedGrid(basis, queue, hoursId);
  const { offered, ahtSeconds } = await inTenant(database, scope.tenantId, async (transaction) => ({
    offered: await readEffectiveForecast(world, transaction, basis.version, queue.id, 'offered', grid),
    ahtSeconds: await readEffectiveForecast(world, transaction, basis.version, queue.id, 'ahtSeconds', grid),
  }));
  if (offered === null) return null;
  const withoutHoles = offered.forecast.mean.map((value) => (Number.isNaN(value) ? 0 : value));
  return planQueue({
    target,
    // Without hours of its own a queue is open when its forecast, which read them off the history, expects contacts.
    grid:
      hoursId === null
        ? { ...grid, open: Uint8Array.from(withoutHoles, (value) => (value > 0 ? 1 : 0)) }
        : grid,
    offered: withoutHoles,
    ahtSeconds: ahtSeconds?.forecast.mean ?? new Float64Array(grid.startsMs.length).fill(Number.NaN),
  });
}

/** The days a version covers, open when the queue's people work. */
function staffedGrid(basis: PlanBasis, queue: Queue, hoursId: string | null): Promise<DayGrid> {
  const { version, calendars } = basis;
  const toDay = dayText(dayNumberOf(version.horizonTo) + 1);
  const hours = hoursId === null ? null : hoursOf(calendars, hoursId);
  return queueGrid(calendars, queue, version.horizonFrom, toDay, hours);
}

function planDays(plan: StaffingPlan, versionId: string): PlanDay[] {
  const currency = plan.cost.find((item) => item !== null)?.currency ?? NO_CURRENCY;
  return plan.grid.days.map(({ day, startMs, first, count }) => {
    const cut = (values: Float64Array): Float64Array => values.slice(first, first + count);
    return {
      versionId,
      queueId: plan.queueId,
      day,
      firstStartMs: startMs,
      intervalMinutes: plan.minutes,
      offered: cut(plan.offered),
      ahtSeconds: cut(plan.ahtSeconds),
      erlangs: cut(plan.erlangs),
      required: cut(plan.required),
      net: cut(plan.net),
      gross: cut(plan.gross),
      fte: cut(plan.fte),
      serviceLevel: cut(plan.serviceLevel),
      asaSeconds: cut(plan.asaSeconds),
      occupancy: cut(plan.occupancy),
      binding: plan.binding.slice(first, first + count),
      cost: plan.cost.slice(first, first + count).map((item) => item?.amount ?? null),
      currency,
    };
  });
}
