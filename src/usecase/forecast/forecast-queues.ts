import { dayNumberOf, dayText, type OpeningHours, zone } from '../../calendar/index.ts';
import {
  AgnerError,
  arraysHash,
  type CalendarEvent,
  type LocalDay,
  METRICS,
  type Queue,
} from '../../core/index.ts';
import {
  type Forecast,
  findForecaster,
  inferOpeningHours,
  type QueueHistory,
  queueHistory,
} from '../../forecast/index.ts';
import {
  type ForecastDay,
  insertForecastVersion,
  inTenant,
  listCalendarEvents,
  readImportFingerprint,
  saveForecastDays,
} from '../../store/index.ts';
import { hoursOf, type QueueCalendars, queueGrid, readQueueCalendars } from '../queue-calendars.ts';
import { readMeasures } from '../read-measures.ts';
import { recordedRun } from '../recorded-run.ts';
import { pause, type World } from '../world.ts';

export interface ForecastQueuesRequest {
  /** Local days that begin at or after this instant are forecast; what ended before it is history. */
  readonly asOfMs: number;
  readonly horizonDays: number;
  readonly queueIds: readonly string[] | 'all';
  /** Shares of the bounds, ascending. */
  readonly levels: readonly number[];
  readonly model: string;
  readonly seed: number;
}

export interface ForecastQueuesResult {
  readonly versionId: string;
  readonly runId: string;
  /** False: this very forecast had been made before. */
  readonly fresh: boolean;
}

/** Local days of history that are learnt from. */
export const HISTORY_DAYS = 730;
const MS_PER_DAY = 86_400_000;

/**
 * Forecasts contacts and handle time of queues and stores them as a draft version. The same data, parameters and engine
 * give the same version, so a night that is run again changes nothing.
 *
 * @throws AgnerError NOT_FOUND for an unknown queue, FORECAST_MODEL_UNKNOWN, or FORECAST_NO_HISTORY when no queue has any.
 */
export async function forecastQueues(
  world: World,
  request: ForecastQueuesRequest,
): Promise<ForecastQueuesResult> {
  const { database, scope } = world;
  findForecaster(request.model);
  const { calendars, events, imports } = await inTenant(database, scope.tenantId, async (transaction) => ({
    calendars: await readQueueCalendars(world, transaction, request.queueIds),
    events: await listCalendarEvents(transaction, scope, {
      fromMs: request.asOfMs - HISTORY_DAYS * MS_PER_DAY,
      toMs: request.asOfMs + (request.horizonDays + 2) * MS_PER_DAY,
    }),
    imports: await readImportFingerprint(transaction, scope, {
      kinds: ['intervals', 'legs', 'technion-calls'],
      beforeMs: request.asOfMs,
    }),
  }));
  const { asOfMs, horizonDays, levels, model, seed } = request;
  const queueIds = calendars.queues.map((queue) => queue.id);
  const versionOf = (runId: string): string => runId;
  const { runId, fresh } = await recordedRun(
    world,
    {
      kind: 'forecast',
      input: {
        imports: imports.hash,
        queues: calendars.queues,
        hours: [...calendars.hours],
        events,
      },
      parameters: { asOfMs, horizonDays, levels: [...levels], model, queueIds },
      seed,
      parents: imports.latestIds,
    },
    (id) => forecastAll(world, request, calendars, events, versionOf(id)),
    async (transaction, days, id) => {
      const [first] = days;
      if (first === undefined) {
        throw new AgnerError('FORECAST_NO_HISTORY', 'No queue has history before the as-of time.', {
          field: 'asOf',
          value: new Date(asOfMs).toISOString(),
        });
      }
      const allDays = days.map((day) => day.day).sort();
      await insertForecastVersion(transaction, scope, {
        id: versionOf(id),
        runId: id,
        asOf: asOfMs,
        horizonFrom: allDays[0] as LocalDay,
        horizonTo: allDays.at(-1) as LocalDay,
        levels: Float64Array.from(levels),
      });
      await saveForecastDays(transaction, scope, days);
      const contentHash = arraysHash(days.flatMap((day) => [day.mean, day.median, day.lower, day.upper]));
      return { queues: new Set(days.map((day) => day.queueId)).size, days: days.length, contentHash };
    },
  );
  return { versionId: versionOf(runId), runId, fresh };
}

async function forecastAll(
  world: World,
  request: ForecastQueuesRequest,
  calendars: QueueCalendars,
  events: readonly CalendarEvent[],
  versionId: string,
): Promise<ForecastDay[]> {
  const days: ForecastDay[] = [];
  for (const [done, queue] of calendars.queues.entries()) {
    world.progress(done / calendars.queues.length, `forecasting ${queue.id}`);
    const ofQueue = events.filter((event) => event.queueId === null || event.queueId === queue.id);
    days.push(...(await forecastOne(world, request, calendars, queue, ofQueue, versionId)));
    await pause(world);
  }
  return days;
}

async function forecastOne(
  world: World,
  request: ForecastQueuesRequest,
  calendars: QueueCalendars,
  queue: Queue,
  events: readonly CalendarEvent[],
  versionId: string,
): Promise<ForecastDay[]> {
  const history = await readQueueHistory(world, calendars, queue, request.asOfMs);
  if (history === null) return [];
  const firstDay = firstForecastDay(queue, request.asOfMs);
  const toDay = dayText(dayNumberOf(firstDay) + request.horizonDays);
  const horizon = await queueGrid(calendars, queue, firstDay, toDay, history.hours);
  const context = { events, seed: request.seed };
  return METRICS.filter(
    (metric) => metric === 'offered' || history.ahtSeconds.values.some((value) => value >= 0),
  ).flatMap((metric) => {
    const forecaster = findForecaster(metric === 'offered' ? request.model : 'auto');
    const forecast = forecaster.fit(history[metric], context).predict(horizon, request.levels);
    return forecastDays(forecast, queue.id, versionId);
  });
}

/** The first local day of a queue that begins at or after an instant. */
export function firstForecastDay(queue: Queue, asOfMs: number): LocalDay {
  const clock = zone(queue.timeZone);
  return dayText(clock.localDayOf(asOfMs - 1) + 1);
}

/** A queue's history and the hours it is taken to be open: its own, or read off the history where it has none. */
export interface OpenQueueHistory extends QueueHistory {
  readonly hours: OpeningHours | null;
}

/** What a queue's forecast of an instant learns from; null when nothing was stored before it. */
export async function readQueueHistory(
  world: World,
  calendars: QueueCalendars,
  queue: Queue,
  asOfMs: number,
): Promise<OpenQueueHistory | null> {
  const { database, scope } = world;
  // Only whole days: the hours of a day already begun wait for the intraday update.
  const endDay = dayText(zone(queue.timeZone).localDayOf(asOfMs));
  const wide = await queueGrid(calendars, queue, dayText(dayNumberOf(endDay) - HISTORY_DAYS), endDay);
  const measures = await inTenant(database, scope.tenantId, (transaction) =>
    readMeasures(world, transaction, queue.id, wide, ['offered', 'handled', 'handleSeconds']),
  );
  const first = wide.days.find((day) => isObserved(measures.offered, day.first, day.count));
  if (first === undefined) return null;
  const cut = (values: Float64Array): Float64Array => values.slice(first.first);
  const offered = cut(measures.offered);
  const contacts = cut(measures.handled).map((value, index) =>
    Number.isNaN(value) ? (offered[index] as number) : value,
  );
  const hours =
    queue.hoursId === null
      ? inferOpeningHours(await queueGrid(calendars, queue, first.day, endDay, null), offered)
      : hoursOf(calendars, queue.hoursId);
  const grid = await queueGrid(calendars, queue, first.day, endDay, hours);
  return { ...queueHistory(grid, offered, cut(measures.handleSeconds), contacts), hours };
}

function isObserved(values: Float64Array, first: number, count: number): boolean {
  for (let index = first; index < first + count; index++) if (!Number.isNaN(values[index])) return true;
  return false;
}

function forecastDays(forecast: Forecast, queueId: string, versionId: string): ForecastDay[] {
  const { grid, metric, model, bounds } = forecast;
  return grid.days.map(({ day, startMs, first, count }) => ({
    versionId,
    queueId,
    metric,
    day,
    firstStartMs: startMs,
    intervalMinutes: grid.intervalMinutes,
    model,
    mean: forecast.mean.slice(first, first + count),
    median: forecast.median.slice(first, first + count),
    lower: joined(
      bounds.map((bound) => bound.lower),
      first,
      count,
    ),
    upper: joined(
      bounds.map((bound) => bound.upper),
      first,
      count,
    ),
  }));
}

/** The same day of several levels, one after the other. */
function joined(levels: readonly Float64Array[], first: number, count: number): Float64Array {
  const all = new Float64Array(levels.length * count);
  levels.forEach((level, index) => {
    all.set(level.subarray(first, first + count), index * count);
  });
  return all;
}
