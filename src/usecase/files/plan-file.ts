import {
  buildDayGrid,
  type DayGrid,
  dayText,
  type OpeningHours,
  timeParser,
  type Zone,
  zone,
} from '../../calendar/index.ts';
import { AgnerError, type Fault } from '../../core/index.ts';
import { createForecastReader, type ForecastRecord } from '../../intake/index.ts';
import {
  abandonmentAdvice,
  isDeferred,
  parseTargets,
  planQueue,
  type QueueTarget,
  type StaffingPlan,
  targetOf,
} from '../../staffing/index.ts';
import { groupByQueue } from './group-by-queue.ts';
import { type ReadReport, readWholeFile, requireRecords } from './read-records.ts';

export interface PlanFileRequest {
  readonly forecast: AsyncIterable<string>;
  readonly forecastName: string;
  /** A targets document, already read from YAML or JSON. */
  readonly targets: unknown;
  /** Name of the targets file, for its faults. */
  readonly targetsName: string;
  readonly timeZone: string;
  /** Hours that the targets' `hours` name; null = a queue is open where its forecast is above 0. */
  readonly hours: ReadonlyMap<string, OpeningHours> | null;
}

/** A queue's plan; only intervals that the forecast has are written. */
export interface QueuePlan {
  readonly plan: StaffingPlan;
  readonly written: Uint8Array;
}

export interface PlanFileResult {
  readonly clock: Zone;
  /** Queues that could be planned; the others have a fault. */
  readonly plans: readonly QueuePlan[];
  readonly forecastReport: ReadReport;
  /** Faults of the targets document, and of queues and intervals that could not be planned. */
  readonly faults: readonly Fault[];
  /** What was planned but is worth knowing, a sentence each. */
  readonly notes: readonly string[];
}

const MS_PER_MINUTE = 60_000;

/**
 * Sizes staff for every queue of a written forecast that has targets. A queue that cannot be planned is a fault, and the
 * others are kept.
 *
 * @throws AgnerError when the forecast or the targets are unusable as a whole.
 */
export async function planFile(request: PlanFileRequest): Promise<PlanFileResult> {
  const clock = zone(request.timeZone);
  const forecast = await readWholeFile(
    request.forecast,
    createForecastReader({ time: timeParser(clock), file: request.forecastName }),
  );
  requireRecords(forecast, request.forecastName);
  const { targets, faults: found } = parseTargets(request.targets);
  const faults = found.map((one) => ({ ...one, file: request.targetsName }));
  if (Object.keys(targets.queues).length === 0) {
    if (faults.length > 0) return { clock, plans: [], forecastReport: forecast, faults, notes: [] };
    throw new AgnerError('TARGETS_MISSING', 'The targets name no queue.', {
      file: request.targetsName,
      field: 'queues',
    });
  }
  const plans: QueuePlan[] = [];
  const queueFaults: Fault[] = [];
  for (const [queueId, records] of groupByQueue(forecast.records)) {
    // Targets that were refused have their fault already.
    if (faults.some(({ field }) => field?.startsWith(`queues.${queueId}.`))) continue;
    try {
      plans.push(planOne(records, targetOf(targets, queueId), clock, request.hours));
    } catch (error) {
      if (!(error instanceof AgnerError)) throw error;
      queueFaults.push(error.fault);
    }
  }
  return {
    clock,
    plans,
    forecastReport: forecast,
    faults: [...faults, ...queueFaults, ...plans.flatMap(({ plan }) => plan.faults)],
    notes: plans.flatMap((queue) => [
      ...gapNotes(queue),
      ...closedNotes(queue, request.hours !== null),
      ...[abandonmentAdvice(queue.plan.target)].filter((note) => note !== null),
    ]),
  };
}

/** A file may hold open intervals only, so a missing row is no fault; but a planner should know of it. */
function gapNotes({ plan, written }: QueuePlan): string[] {
  const between = written.slice(written.indexOf(1), written.lastIndexOf(1) + 1);
  const missing = between.filter((isWritten) => isWritten === 0).length;
  if (missing === 0) return [];
  return [
    `Queue ${plan.queueId}: ${missing} intervals between its first and its last have no row in the forecast; they are left out of the plan.`,
  ];
}

/** Contacts that wait on line while the queue is closed get no staff; deferred work is done when it opens. */
function closedNotes({ plan, written }: QueuePlan, hoursGiven: boolean): string[] {
  const { queueId, target, grid, offered } = plan;
  if (target.hoursId === null) return [];
  if (!hoursGiven) {
    return [
      `Queue ${queueId}: the hours "${target.hoursId}" of its targets are ignored, as no hours file was given (--hours); it counts as open where its forecast is above 0.`,
    ];
  }
  if (isDeferred(target)) return [];
  const closed = offered.filter((volume, i) => written[i] === 1 && grid.open[i] !== 1 && volume > 0);
  if (closed.length === 0) return [];
  const contacts = closed.reduce((sum, volume) => sum + volume, 0);
  return [
    `Queue ${queueId}: ${contacts.toFixed(1)} contacts are forecast in ${closed.length} intervals that the hours "${target.hoursId}" close; no staff is planned for them.`,
  ];
}

function planOne(
  records: readonly ForecastRecord[],
  target: QueueTarget,
  clock: Zone,
  hours: ReadonlyMap<string, OpeningHours> | null,
): QueuePlan {
  const offeredRecords = records.filter((record) => record.metric === 'offered');
  const ahtRecords = records.filter((record) => record.metric === 'ahtSeconds');
  const grid = forecastGrid(target, offeredRecords, clock, hours);
  const place = new Map<number, number>();
  grid.startsMs.forEach((startMs, index) => {
    place.set(startMs, index);
  });
  const length = grid.startsMs.length;
  const offered = new Float64Array(length);
  const ahtSeconds = new Float64Array(length).fill(Number.NaN);
  const written = new Uint8Array(length);
  for (const record of offeredRecords) {
    const index = place.get(record.startMs);
    if (index === undefined) {
      throw new AgnerError(
        'INTERVAL_NOT_ALIGNED',
        `The forecast of "${record.queueId}" has an interval at ${new Date(record.startMs).toISOString()} that is not on its ${grid.intervalMinutes}-minute grid.`,
        { column: 'start', value: new Date(record.startMs).toISOString() },
      );
    }
    offered[index] = record.mean;
    written[index] = 1;
  }
  for (const record of ahtRecords) {
    const index = place.get(record.startMs);
    if (index !== undefined) ahtSeconds[index] = record.mean;
  }
  const open = grid.open.map((isOpen, index) =>
    written[index] === 1 &&
    (hours === null || target.hoursId === null ? (offered[index] as number) > 0 : isOpen)
      ? 1
      : 0,
  );
  return { plan: planQueue({ target, grid: { ...grid, open }, offered, ahtSeconds }), written };
}

function forecastGrid(
  target: QueueTarget,
  records: readonly ForecastRecord[],
  clock: Zone,
  hours: ReadonlyMap<string, OpeningHours> | null,
): DayGrid {
  if (records.length === 0) {
    throw new AgnerError(
      'FORECAST_HOLE',
      `The forecast of "${target.queueId}" has no row of the metric offered.`,
      {
        field: 'metric',
        value: target.queueId,
      },
    );
  }
  const starts = records.map((record) => record.startMs).sort((a, b) => a - b);
  const first = starts[0] as number;
  const last = starts.at(-1) as number;
  return buildDayGrid({
    timeZone: clock.timeZone,
    intervalMinutes: intervalMinutesOf(target.queueId, starts),
    fromDay: dayText(clock.localDayOf(first)),
    toDay: dayText(clock.localDayOf(last) + 1),
    hours: namedHours(target, hours),
  });
}

function namedHours(
  target: QueueTarget,
  hours: ReadonlyMap<string, OpeningHours> | null,
): OpeningHours | null {
  if (target.hoursId === null || hours === null) return null;
  const found = hours.get(target.hoursId);
  if (found !== undefined) return found;
  throw new AgnerError(
    'NOT_FOUND',
    `The queue "${target.queueId}" is to keep the hours "${target.hoursId}", which the hours file lacks; it has ${[...hours.keys()].join(', ')}.`,
    { field: `queues.${target.queueId}.hours`, value: target.hoursId },
  );
}

/** The smallest distance between two starts: a written forecast has every open interval. */
function intervalMinutesOf(queueId: string, starts: readonly number[]): number {
  let least = Number.POSITIVE_INFINITY;
  for (let index = 1; index < starts.length; index++) {
    const step = (starts[index] as number) - (starts[index - 1] as number);
    if (step > 0) least = Math.min(least, step);
    else {
      throw new AgnerError(
        'FORECAST_REPEATED',
        `The forecast of "${queueId}" has the interval ${new Date(starts[index] as number).toISOString()} twice.`,
        { column: 'start', value: new Date(starts[index] as number).toISOString() },
      );
    }
  }
  const minutes = least / MS_PER_MINUTE;
  if (minutes <= 24 * 60) return minutes >= 23 * 60 ? 1440 : minutes;
  throw new AgnerError(
    'INTERVAL_LENGTH_UNKNOWN',
    `The interval length of "${queueId}" cannot be told from one interval.`,
    { column: 'start' },
  );
}
