import { type DayGrid, dayNumberOf, dayText, zone } from '../../calendar/index.ts';
import { AgnerError, type Explanation, instantText, type Metric, type Queue } from '../../core/index.ts';
import { applyAdjustments, type Forecast, findForecaster } from '../../forecast/index.ts';
import {
  type ForecastVersion,
  inTenant,
  type JsonObject,
  listAdjustments,
  listCalendarEvents,
  readIntervalActuals,
  readRun,
} from '../../store/index.ts';
import { toAdjustment } from '../forecast/effective-forecast.ts';
import { HISTORY_DAYS, type OpenQueueHistory, readQueueHistory } from '../forecast/forecast-queues.ts';
import { type QueueCalendars, queueGrid } from '../queue-calendars.ts';
import type { World } from '../world.ts';

const MS_PER_DAY = 86_400_000;
const WEEKS_SHOWN = 8;
const WEEK_DAYS = 7;

/**
 * Explains one interval of a stored forecast: the model is fitted again on the same history, so the parts are the ones
 * that made the number; below them stand the rows of the same weekday and time that weighed most.
 *
 * @throws AgnerError NOT_FOUND when the version does not cover the interval.
 */
export async function explainForecast(
  world: World,
  version: ForecastVersion,
  calendars: QueueCalendars,
  queue: Queue,
  metric: Metric,
  startMs: number,
): Promise<Explanation> {
  const { database, scope } = world;
  const history = await readQueueHistory(world, calendars, queue, version.asOf);
  if (history === null) {
    throw new AgnerError('NOT_FOUND', `The history of "${queue.id}" before the forecast is gone.`, {
      value: queue.id,
    });
  }
  const toDay = dayText(dayNumberOf(version.horizonTo) + 1);
  const grid = await queueGrid(calendars, queue, version.horizonFrom, toDay, history.hours);
  const index = grid.startsMs.indexOf(startMs);
  if (index < 0) {
    throw new AgnerError(
      'NOT_FOUND',
      `The forecast "${version.id}" of "${queue.id}" has no interval that starts at ${instantText(startMs)}.`,
      { value: instantText(startMs) },
    );
  }
  const forecast = await forecastAgain(world, version, history, queue, metric, grid);
  const adjustments = await inTenant(database, scope.tenantId, (transaction) =>
    listAdjustments(transaction, scope, {
      queueIds: [queue.id],
      fromMs: startMs,
      toMs: startMs + queue.intervalMinutes * 60_000,
    }),
  );
  const effective = applyAdjustments(forecast, queue.id, adjustments.map(toAdjustment)).forecast;
  const made = effective.explain(index);
  return {
    label: `${metric === 'offered' ? 'Contacts forecast' : 'Handle time forecast'}, ${queue.id}, ${instantText(startMs)} (${version.id})`,
    value: effective.mean[index] as number,
    unit: made.unit,
    operation: 'function',
    formula: `model ${forecast.model} on the history before ${instantText(version.asOf)}`,
    parts: [made, await historyRows(world, queue, metric, startMs, version.asOf)],
  };
}

async function forecastAgain(
  world: World,
  version: ForecastVersion,
  history: OpenQueueHistory,
  queue: Queue,
  metric: Metric,
  grid: DayGrid,
): Promise<Forecast> {
  const { database, scope } = world;
  const { run, events } = await inTenant(database, scope.tenantId, async (transaction) => ({
    run: await readRun(transaction, scope, version.runId),
    events: await listCalendarEvents(transaction, scope, {
      fromMs: version.asOf - HISTORY_DAYS * MS_PER_DAY,
      toMs: (dayNumberOf(version.horizonTo) + 2) * MS_PER_DAY,
    }),
  }));
  if (run === null) {
    throw new AgnerError('NOT_FOUND', `There is no run "${version.runId}".`, { value: version.runId });
  }
  const { model } = run.parameters as JsonObject & { readonly model: string };
  return findForecaster(metric === 'offered' ? model : 'auto')
    .fit(history[metric], {
      events: events.filter((event) => event.queueId === null || event.queueId === queue.id),
      seed: run.seed ?? 0,
    })
    .predict(grid, [...version.levels]);
}

async function historyRows(
  world: World,
  queue: Queue,
  metric: Metric,
  startMs: number,
  asOfMs: number,
): Promise<Explanation> {
  const { database, scope } = world;
  const clock = zone(queue.timeZone);
  const localMs = clock.toLocalMs(startMs);
  const weeksAhead = Math.max(1, Math.ceil((startMs - asOfMs) / (WEEK_DAYS * MS_PER_DAY)));
  const rows = await inTenant(database, scope.tenantId, async (transaction) => {
    const found = [];
    for (let week = weeksAhead; week < weeksAhead + WEEKS_SHOWN; week++) {
      const at = clock.toInstant(localMs - week * WEEK_DAYS * MS_PER_DAY);
      const fromMs = at.kind === 'exact' ? at.ms : at.kind === 'ambiguous' ? at.earlierMs : at.jumpMs;
      found.push(
        ...(await readIntervalActuals(transaction, scope, {
          queueIds: [queue.id],
          fromMs,
          toMs: fromMs + 1,
        })),
      );
    }
    return found;
  });
  return {
    label: `Stored rows of the same weekday and time, the latest ${rows.length}`,
    value: rows.length,
    unit: 'rows',
    operation: 'function',
    formula: 'the whole history before the as-of time is learnt from; these rows are nearest in kind',
    parts: rows.map((row) => ({
      label: `${queue.id} ${instantText(row.startMs)}`,
      value: metric === 'offered' ? row.offered : row.handleSeconds,
      unit: metric === 'offered' ? 'contacts' : `handle seconds of ${row.handled ?? 'unknown'} contacts`,
      operation: 'source' as const,
      source: { table: 'interval_actual', ids: [`${queue.id} ${instantText(row.startMs)}`, row.importId] },
      parts: [],
    })),
  };
}
