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
import { AgnerError, type CalendarEvent, type IntervalActual } from '../../core/index.ts';
import { historyFromActuals, inferOpeningHours } from '../../forecast/index.ts';
import { createEventReader, createIntervalReader } from '../../intake/index.ts';
import { groupByQueue } from './group-by-queue.ts';
import { longerIntervals } from './longer-intervals.ts';
import { type ReadReport, readWholeFile, requireRecords } from './read-records.ts';

/** A file of interval history and how to read it. */
export interface HistoryFileRequest {
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
}

/** What a file tells of one queue: its past on a grid of local days, and the days to come. */
export interface QueueStory {
  readonly queueId: string;
  readonly actuals: readonly IntervalActual[];
  readonly historyGrid: DayGrid;
  readonly horizonGrid: DayGrid;
  /** Where the forecast ends: the wall-clock time of `asOf`, `horizonDays` days on. */
  readonly endMs: number;
  readonly events: readonly CalendarEvent[];
  /** Set when the hours were inferred; null = open round the clock. */
  readonly inferred?: OpeningHours | null;
}

export interface HistoryFile {
  readonly asOfMs: number;
  readonly clock: Zone;
  /** By queue name. */
  readonly queues: readonly QueueStory[];
  readonly historyReport: ReadReport;
  readonly eventReport: ReadReport | null;
}

const MS_PER_MINUTE = 60_000;
const MS_PER_DAY = 86_400_000;

/**
 * Reads a history file, and its events where given, into one story per queue.
 *
 * @throws AgnerError when a file is unusable, the interval asked for not a multiple of the file's, the zone unknown, or
 * nothing of a queue lies before `asOf`.
 */
export async function readHistoryFile(request: HistoryFileRequest): Promise<HistoryFile> {
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
  const queues: QueueStory[] = [];
  for (const [queueId, ofQueue] of [...byQueue].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const ofItsOwn = events.records.filter((event) => event.queueId === null || event.queueId === queueId);
    queues.push(await queueStory(request, clock, asOfMs, queueId, ofQueue, ofItsOwn));
  }
  return { asOfMs, clock, queues, historyReport: read, eventReport: events.report };
}

async function queueStory(
  request: HistoryFileRequest,
  clock: Zone,
  asOfMs: number,
  queueId: string,
  all: readonly IntervalActual[],
  events: readonly CalendarEvent[],
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
      queueId,
      actuals,
      historyGrid: grid(firstDay, asOfDay, hours),
      horizonGrid: grid(asOfDay, lastDay + 1, hours),
      endMs,
      events,
    };
  }
  const openGrid = grid(firstDay, asOfDay, null);
  const inferred = inferOpeningHours(openGrid, historyFromActuals(actuals, openGrid).offered.values);
  return {
    queueId,
    actuals,
    historyGrid: grid(firstDay, asOfDay, inferred),
    horizonGrid: grid(asOfDay, lastDay + 1, inferred),
    endMs,
    events,
    inferred,
  };
}

async function readEvents(
  request: HistoryFileRequest,
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
