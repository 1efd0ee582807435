import {
  buildDayGrid,
  type DayGrid,
  dayText,
  earliestMs,
  holidayLookup,
  type OpeningHours,
  timeParser,
  type Zone,
  zone,
} from '../../calendar/index.ts';
import { AgnerError, type CalendarEvent, type IntervalActual, type Metric } from '../../core/index.ts';
import {
  type Forecast,
  type Forecaster,
  findForecaster,
  historyFromActuals,
  inferOpeningHours,
} from '../../forecast/index.ts';
import { createEventReader, createIntervalReader } from '../../intake/index.ts';
import { groupByQueue } from './group-by-queue.ts';
import { longerIntervals } from './longer-intervals.ts';
import { type ReadReport, readWholeFile, requireRecords } from './read-records.ts';

export interface ForecastFileRequest {
  readonly history: AsyncIterable<string>;
  readonly fileName: string;
  readonly timeZone: string;
  /** Null = the file's own; a multiple of it adds the file's intervals up. */
  readonly intervalMinutes: number | null;
  readonly map: Readonly<Record<string, string>>;
  readonly horizonDays: number;
  /** Null = after the last interval of the file. */
  readonly asOfMs: number | null;
  /** Hours by queue, or under `default` for all; null = inferred and reported. */
  readonly hours: ReadonlyMap<string, OpeningHours> | null;
  /** Country or region whose public holidays count, or null. */
  readonly country: string | null;
  readonly events: AsyncIterable<string> | null;
  readonly metrics: readonly Metric[];
  readonly levels: readonly number[];
  readonly model: string;
  readonly seed: number;
}

/** One queue's forecast of one metric; only intervals from `firstIndex` to before `endIndex` are after `asOf`. */
export interface QueueForecast {
  readonly queueId: string;
  readonly forecast: Forecast;
  readonly firstIndex: number;
  readonly endIndex: number;
}

export interface ForecastFileResult {
  readonly asOfMs: number;
  readonly clock: Zone;
  readonly forecasts: readonly QueueForecast[];
  /** Hours that were inferred, by queue; null = open round the clock. */
  readonly inferredHours: ReadonlyMap<string, OpeningHours | null>;
  readonly historyReport: ReadReport;
  readonly eventReport: ReadReport | null;
}

const MS_PER_MINUTE = 60_000;
const MS_PER_DAY = 86_400_000;

/**
 * Forecasts every queue of a history file. Pure but for reading its inputs: the same files give the same bytes.
 *
 * Intervals that end at or before `asOf` are history; whole local days are learnt from, so the hours of a day already
 * begun wait for the intraday update. The forecast covers every interval from `asOf` on for `horizonDays` local days.
 *
 * @throws AgnerError when the file is unusable, the interval asked for not a multiple of the file's, the model or zone unknown, or nothing lies before `asOf`.
 */
export async function forecastFile(request: ForecastFileRequest): Promise<ForecastFileResult> {
  const forecaster = findForecaster(request.model);
  const clock = zone(request.timeZone);
  const read = await readWholeFile(
    request.history,
    createIntervalReader({
      time: timeParser(clock),
      file: request.fileName,
      map: request.map,
      ...(request.intervalMinutes === null ? {} : { lengthIfUnknown: request.intervalMinutes }),
    }),
  );
  requireRecords(read, request.fileName);
  const events = await readEvents(request, clock);
  const actuals =
    request.intervalMinutes === null
      ? read.records
      : longerIntervals(read.records, request.intervalMinutes, clock);
  const byQueue = groupByQueue(actuals);
  const asOfMs = request.asOfMs ?? endOfHistory(actuals, clock);
  const inferredHours = new Map<string, OpeningHours | null>();
  const forecasts: QueueForecast[] = [];
  for (const [queueId, ofQueue] of [...byQueue].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const story = await queueStory(request, clock, asOfMs, queueId, ofQueue);
    if (story.inferred !== undefined) inferredHours.set(queueId, story.inferred);
    const queueEvents = events.records.filter((event) => event.queueId === null || event.queueId === queueId);
    forecasts.push(...forecastQueue(request, forecaster, asOfMs, queueId, story, queueEvents));
  }
  return { asOfMs, clock, forecasts, inferredHours, historyReport: read, eventReport: events.report };
}

interface QueueStory {
  readonly actuals: readonly IntervalActual[];
  readonly historyGrid: DayGrid;
  readonly horizonGrid: DayGrid;
  /** Where the forecast ends: the wall-clock time of `asOf`, `horizonDays` days on. */
  readonly endMs: number;
  /** Set when the hours were inferred. */
  readonly inferred?: OpeningHours | null;
}

async function queueStory(
  request: ForecastFileRequest,
  clock: Zone,
  asOfMs: number,
  queueId: string,
  all: readonly IntervalActual[],
): Promise<QueueStory> {
  const intervalMinutes = all[0]?.minutes ?? 0;
  const actuals = all.filter((actual) => actual.startMs + actual.minutes * MS_PER_MINUTE <= asOfMs);
  const firstMs = actuals.reduce(
    (least, actual) => Math.min(least, actual.startMs),
    Number.POSITIVE_INFINITY,
  );
  if (firstMs === Number.POSITIVE_INFINITY) {
    throw new AgnerError(
      'FORECAST_NO_HISTORY',
      `Queue "${queueId}" has no interval that ends at or before the as-of time.`,
      { field: 'asOf', value: new Date(asOfMs).toISOString() },
    );
  }
  const firstDay = clock.localDayOf(firstMs);
  const asOfDay = clock.localDayOf(asOfMs);
  const endLocalMs = clock.toLocalMs(asOfMs) + request.horizonDays * MS_PER_DAY;
  const endMs = earliestMs(clock.toInstant(endLocalMs));
  const lastDay = clock.localDayOf(endMs - 1);
  const holidayOf = await holidayLookup(request.country, dayText(firstDay), dayText(lastDay));
  const grid = (from: number, to: number, hours: OpeningHours | null): DayGrid =>
    buildDayGrid({
      timeZone: request.timeZone,
      intervalMinutes,
      fromDay: dayText(from),
      toDay: dayText(to),
      hours,
      holidayOf,
    });
  if (request.hours !== null) {
    const hours = request.hours.get(queueId) ?? request.hours.get('default') ?? null;
    return {
      actuals,
      historyGrid: grid(firstDay, asOfDay, hours),
      horizonGrid: grid(asOfDay, lastDay + 1, hours),
      endMs,
    };
  }
  const openGrid = grid(firstDay, asOfDay, null);
  const inferred = inferOpeningHours(openGrid, historyFromActuals(actuals, openGrid).offered.values);
  return {
    actuals,
    historyGrid: grid(firstDay, asOfDay, inferred),
    horizonGrid: grid(asOfDay, lastDay + 1, inferred),
    endMs,
    inferred,
  };
}

function forecastQueue(
  request: ForecastFileRequest,
  forecaster: Forecaster,
  asOfMs: number,
  queueId: string,
  story: QueueStory,
  events: readonly CalendarEvent[],
): QueueForecast[] {
  const history = historyFromActuals(story.actuals, story.historyGrid);
  return request.metrics
    .filter((metric) => metric === 'offered' || history.ahtSeconds.values.some((value) => value >= 0))
    .map((metric) => {
      const model = metric === 'offered' ? forecaster : findForecaster('auto');
      const forecast = model
        .fit(history[metric], { events, seed: request.seed })
        .predict(story.horizonGrid, request.levels);
      const { startsMs } = story.horizonGrid;
      const firstIndex = startsMs.findIndex((startMs) => startMs >= asOfMs);
      const endIndex = startsMs.findIndex((startMs) => startMs >= story.endMs);
      return {
        queueId,
        forecast,
        firstIndex: firstIndex < 0 ? startsMs.length : firstIndex,
        endIndex: endIndex < 0 ? startsMs.length : endIndex,
      };
    });
}

async function readEvents(
  request: ForecastFileRequest,
  clock: Zone,
): Promise<{ readonly records: readonly CalendarEvent[]; readonly report: ReadReport | null }> {
  if (request.events === null) return { records: [], report: null };
  const report = await readWholeFile(
    request.events,
    createEventReader({ time: timeParser(clock), file: 'events' }),
  );
  if (report.summary.unusable !== null) throw AgnerError.from(report.summary.unusable);
  return { records: report.records, report };
}

/** The first local midnight at or after the end of the last interval. */
function endOfHistory(records: readonly IntervalActual[], clock: Zone): number {
  const lastEnd = records.reduce(
    (latest, actual) => Math.max(latest, actual.startMs + actual.minutes * MS_PER_MINUTE),
    Number.NEGATIVE_INFINITY,
  );
  if (lastEnd === Number.NEGATIVE_INFINITY) {
    throw new AgnerError('FORECAST_NO_HISTORY', 'The file holds no usable interval.', { field: 'history' });
  }
  return clock.startOfDayMs(clock.localDayOf(lastEnd - 1) + 1);
}
