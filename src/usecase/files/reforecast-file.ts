import { dayText, type Zone } from '../../calendar/index.ts';
import { AgnerError, type IntervalActual } from '../../core/index.ts';
import { type DaySoFar, updateRestOfDay } from '../../forecast/index.ts';
import type { ForecastRecord } from '../../intake/index.ts';
import { type ForecastAndActualsRequest, readForecastAndActuals } from './forecast-and-actuals.ts';
import { groupByQueue } from './group-by-queue.ts';
import type { ReadReport } from './read-records.ts';

export interface ReforecastFileRequest extends ForecastAndActualsRequest {
  readonly nowMs: number;
}

/** How a queue's day stands: contacts in the intervals that are over, and the rest before and after the update. */
export interface DayStanding {
  readonly queueId: string;
  /** Do the actuals name this queue at all? */
  readonly hasActuals: boolean;
  /** Intervals that are over and have an actual, and what came and was forecast in them. */
  readonly intervalsSeen: number;
  readonly offered: number;
  readonly forecastSoFar: number;
  readonly restBefore: number;
  readonly restAfter: number;
}

export interface ReforecastFileResult {
  readonly nowMs: number;
  readonly clock: Zone;
  /** Every interval of the local day that is not over, updated; handle time as it was. */
  readonly records: readonly ForecastRecord[];
  readonly standings: readonly DayStanding[];
  readonly forecastReport: ReadReport;
  readonly actualsReport: ReadReport;
}

const MS_PER_MINUTE = 60_000;

/**
 * Updates the rest of the local day of `now` from its contacts so far. Only intervals that are over count: the one that
 * `now` lies in belongs to the rest.
 *
 * @throws AgnerError when a file is unusable, or REFORECAST_NO_DAY when the forecast has no interval left on that day.
 */
export async function reforecastFile(request: ReforecastFileRequest): Promise<ReforecastFileResult> {
  const read = await readForecastAndActuals(request);
  const { clock } = read;
  const { nowMs } = request;
  const today = clock.localDayOf(nowMs);
  const minutes = (read.actuals[0] as IntervalActual).minutes;
  const isOver = (record: ForecastRecord): boolean => record.startMs + minutes * MS_PER_MINUTE <= nowMs;
  const records: ForecastRecord[] = [];
  const standings: DayStanding[] = [];
  for (const [queueId, ofQueue] of groupByQueue(read.forecast)) {
    const ofDay = ofQueue.filter((record) => clock.localDayOf(record.startMs) === today);
    const offered = ofDay
      .filter((record) => record.metric === 'offered')
      .sort((a, b) => a.startMs - b.startMs);
    const ofActuals = read.actualsOf(queueId);
    const updated = updateQueue(offered, ofActuals ?? [], isOver);
    const rest = updated.records.filter((record) => !isOver(record));
    records.push(...rest, ...ofDay.filter((record) => record.metric !== 'offered' && !isOver(record)));
    if (rest.length > 0)
      standings.push({ queueId, hasActuals: ofActuals !== undefined, ...updated.standing });
  }
  if (records.length === 0) {
    throw new AgnerError(
      'REFORECAST_NO_DAY',
      `"${request.forecastName}" has no interval left on ${dayText(today)} after the time given.`,
      { field: 'now', value: new Date(nowMs).toISOString() },
    );
  }
  const { forecastReport, actualsReport } = read;
  return { nowMs, clock, records, standings, forecastReport, actualsReport };
}

function updateQueue(
  records: readonly ForecastRecord[],
  actuals: readonly IntervalActual[],
  isOver: (record: ForecastRecord) => boolean,
): {
  readonly records: readonly ForecastRecord[];
  readonly standing: Omit<DayStanding, 'queueId' | 'hasActuals'>;
} {
  const found = new Map(actuals.map((actual) => [actual.startMs, actual.offered]));
  const day: DaySoFar = {
    startsMs: Float64Array.from(records, (record) => record.startMs),
    mean: Float64Array.from(records, (record) => record.mean),
    median: Float64Array.from(records, (record) => record.median),
    bounds: wholeLevels(records).map(({ level, at }) => ({
      level,
      lower: Float64Array.from(records, (record) => record.bounds[at]?.lower as number),
      upper: Float64Array.from(records, (record) => record.bounds[at]?.upper as number),
    })),
    actuals: Float64Array.from(records, (record) =>
      isOver(record) ? (found.get(record.startMs) ?? Number.NaN) : Number.NaN,
    ),
  };
  const { mean, median, bounds } = updateRestOfDay(day);
  const standing = { intervalsSeen: 0, offered: 0, forecastSoFar: 0, restBefore: 0, restAfter: 0 };
  records.forEach((record, i) => {
    if (!isOver(record)) {
      standing.restBefore += record.mean;
      standing.restAfter += mean[i] as number;
    } else if (!Number.isNaN(day.actuals[i] as number)) {
      standing.intervalsSeen++;
      standing.offered += day.actuals[i] as number;
      standing.forecastSoFar += record.mean;
    }
  });
  const updated = records.map((record, i) => ({
    ...record,
    mean: mean[i] as number,
    median: median[i] as number,
    bounds: bounds.map(({ level, lower, upper }) => ({
      level,
      lower: lower[i] as number,
      upper: upper[i] as number,
    })),
    model: standing.intervalsSeen === 0 ? record.model : `${record.model}+day-so-far`,
  }));
  return { records: updated, standing };
}

/** Levels that every interval of the day has; one with an empty cell is left out. */
function wholeLevels(records: readonly ForecastRecord[]): readonly { level: number; at: number }[] {
  return (records[0]?.bounds ?? []).flatMap(({ level }, at) =>
    records.every(({ bounds }) => bounds[at] !== undefined && bounds[at].upper >= bounds[at].lower)
      ? [{ level, at }]
      : [],
  );
}
