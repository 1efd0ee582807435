import { type DayGrid, dayNumberOf, dayText, zone } from '../../calendar/index.ts';
import { type LocalDay, METRICS, type Queue } from '../../core/index.ts';
import { seasonalNaiveScale } from '../../forecast/index.ts';
import {
  type AccuracySums,
  type ForecastInForce,
  inTenant,
  listForecastVersions,
  readForecastInForce,
  readImportFingerprint,
  saveAccuracy,
} from '../../store/index.ts';
import { type QueueCalendars, queueGrid, readQueueCalendars } from '../queue-calendars.ts';
import { readMeasures } from '../read-measures.ts';
import { recordedRun } from '../recorded-run.ts';
import { pause, type World } from '../world.ts';
import { type DayActuals, scoreForecastDay } from './score-forecast-day.ts';

export interface ReportAccuracyRequest {
  readonly fromDay: LocalDay;
  /** First local day after the period. */
  readonly toDay: LocalDay;
  readonly queueIds: readonly string[] | 'all';
  /** Only versions published at least this long before an interval count for it. */
  readonly lagMs: number;
}

export interface ReportAccuracyResult {
  readonly runId: string;
  readonly fresh: boolean;
}

/** Weeks of history that give MASE its scale. */
const SCALE_DAYS = 182;
const WEEK_DAYS = 7;

/**
 * Scores the forecasts that counted against what happened, per queue, metric and local day, as sums that add up over
 * days, queues and leads. The forecast of an interval is the last one published at least a lag before it.
 */
export async function reportAccuracy(
  world: World,
  request: ReportAccuracyRequest,
): Promise<ReportAccuracyResult> {
  const { database, scope } = world;
  const { calendars, versions, imports } = await inTenant(database, scope.tenantId, async (transaction) => ({
    calendars: await readQueueCalendars(world, transaction, request.queueIds),
    versions: await listForecastVersions(transaction, scope, { status: 'published', limit: 10_000 }),
    imports: await readImportFingerprint(transaction, scope),
  }));
  const { fromDay, toDay, lagMs } = request;
  const asOf = new Map(versions.map((version) => [version.id, version.asOf]));
  const { runId, fresh } = await recordedRun(
    world,
    {
      kind: 'accuracy',
      input: {
        imports: imports.hash,
        versions: versions.map((version) => [version.contentHash, version.publishedAt]),
      },
      parameters: { fromDay, toDay, lagMs, queueIds: calendars.queues.map((queue) => queue.id) },
      seed: null,
      parents: [...new Set(versions.map((version) => version.runId))].slice(0, 50),
    },
    async (id) => {
      const rows: AccuracySums[] = [];
      for (const [done, queue] of calendars.queues.entries()) {
        world.progress(done / calendars.queues.length, `scoring ${queue.id}`);
        rows.push(...(await scoreQueue(world, request, calendars, queue, asOf, id)));
        await pause(world);
      }
      return rows;
    },
    async (transaction, rows) => {
      await saveAccuracy(transaction, scope, rows);
      return { rows: rows.length };
    },
  );
  return { runId, fresh };
}

async function scoreQueue(
  world: World,
  request: ReportAccuracyRequest,
  calendars: QueueCalendars,
  queue: Queue,
  asOf: ReadonlyMap<string, number>,
  runId: string,
): Promise<AccuracySums[]> {
  const { database, scope } = world;
  const { fromDay, toDay, lagMs } = request;
  const lastDay = dayText(dayNumberOf(toDay) - 1);
  const grid = await queueGrid(calendars, queue, dayText(dayNumberOf(fromDay) - SCALE_DAYS), toDay);
  return inTenant(database, scope.tenantId, async (transaction) => {
    const inForce = await readForecastInForce(transaction, scope, {
      queueIds: [queue.id],
      metrics: METRICS,
      fromDay,
      toDay: lastDay,
      lagMs,
    });
    if (inForce.length === 0) return [];
    const measures = await readMeasures(world, transaction, queue.id, grid, [
      'offered',
      'handled',
      'handleSeconds',
    ]);
    const clock = zone(queue.timeZone);
    const scale = scaleBefore(grid, measures.offered, fromDay);
    return inForce.flatMap((item) =>
      scoreForecastDay(
        runId,
        item,
        dayActuals(grid, measures, item, scale, (versionId) => {
          const asOfDay = clock.localDayOf((asOf.get(versionId) ?? item.firstStartMs) - 1) + 1;
          return dayNumberOf(item.day) - asOfDay + 1;
        }),
      ),
    );
  });
}

/** The naive's in-sample error over the history before the period. */
function scaleBefore(
  grid: DayGrid,
  offered: Float64Array,
  fromDay: LocalDay,
): { readonly numerator: number; readonly denominator: number } {
  const end = grid.days.findIndex((day) => day.day === fromDay);
  const days = grid.days.slice(0, end);
  const length = grid.days[end]?.first ?? 0;
  const before = {
    ...grid,
    days,
    startsMs: grid.startsMs.subarray(0, length),
    slot: grid.slot.subarray(0, length),
    open: grid.open.subarray(0, length),
  };
  return seasonalNaiveScale({ grid: before, values: offered.subarray(0, length) });
}

function dayActuals(
  grid: DayGrid,
  measures: Readonly<Record<'offered' | 'handled' | 'handleSeconds', Float64Array>>,
  inForce: ForecastInForce,
  scale: { readonly numerator: number; readonly denominator: number },
  leadDays: (versionId: string) => number,
): DayActuals {
  const isVolume = inForce.metric === 'offered';
  const valueAt = (index: number): number =>
    isVolume
      ? (measures.offered[index] as number)
      : (measures.handleSeconds[index] as number) / ((measures.handled[index] as number) || Number.NaN);
  const place = grid.days.findIndex((day) => day.day === inForce.day);
  const day = grid.days[place];
  if (day === undefined) throw new RangeError(`The day ${inForce.day} is not on the grid of its queue.`);
  const versionId = inForce.sources.find((source) => source !== null)?.versionId ?? '';
  const weeksBack = Math.max(1, Math.ceil(leadDays(versionId) / WEEK_DAYS));
  const before = grid.days[place - weeksBack * WEEK_DAYS];
  const index = (offset: number): number => day.first + offset;
  const length = inForce.mean.length;
  return {
    actual: Float64Array.from({ length }, (_, offset) => valueAt(index(offset))),
    weights: isVolume
      ? null
      : Float64Array.from({ length }, (_, offset) => measures.handled[index(offset)] as number),
    naive: Float64Array.from({ length }, (_, offset) => naiveAt(grid, before, day.first + offset, valueAt)),
    scale: isVolume ? scale : { numerator: 0, denominator: 0 },
    leadDays,
  };
}

/** The value of the same wall-clock slot on an earlier day; a hole where that day had no such slot. */
function naiveAt(
  grid: DayGrid,
  before: DayGrid['days'][number] | undefined,
  index: number,
  valueAt: (index: number) => number,
): number {
  if (before === undefined) return Number.NaN;
  for (let earlier = before.first; earlier < before.first + before.count; earlier++) {
    if (grid.slot[earlier] === grid.slot[index]) return valueAt(earlier);
  }
  return Number.NaN;
}
