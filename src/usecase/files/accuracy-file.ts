import { buildDayGrid, dayText, type Zone } from '../../calendar/index.ts';
import { AgnerError, type IntervalActual, type Metric, ratioValue } from '../../core/index.ts';
import {
  type AccuracySums,
  accuracyBy,
  accuracyOf,
  aggregateForecast,
  historyFromActuals,
  type ScoredForecast,
  type ScoringOptions,
  seasonalNaiveScale,
} from '../../forecast/index.ts';
import type { ForecastRecord } from '../../intake/index.ts';
import { type ForecastAndActualsRequest, readForecastAndActuals } from './forecast-and-actuals.ts';
import type { ReadReport } from './read-records.ts';

export type AccuracyFileRequest = ForecastAndActualsRequest;

/** Accuracy of one queue's metric: at which grain errors were taken, and over which part. */
export interface AccuracyRow {
  readonly queueId: string;
  readonly metric: Metric;
  /** Values compared per interval, or as totals per local day or week. */
  readonly grain: 'interval' | 'day' | 'week';
  readonly by: 'all' | 'day' | 'week' | 'lead';
  /** `all`, a local day, the Monday of a week, or the lead in days (1 = the first day). */
  readonly key: string;
  readonly sums: AccuracySums;
}

export interface AccuracyFileResult {
  readonly rows: readonly AccuracyRow[];
  readonly forecastReport: ReadReport;
  readonly actualsReport: ReadReport;
}

const MS_PER_MINUTE = 60_000;
const WEEK_DAYS = 7;

/**
 * Scores a written forecast against what happened. Intervals without an actual are holes: left out of both sides and
 * counted. Actuals from before the forecast was made, where the file has them, give MASE its scale.
 *
 * @throws AgnerError when a file is unusable or the two share no interval.
 */
export async function accuracyFile(request: AccuracyFileRequest): Promise<AccuracyFileResult> {
  const read = await readForecastAndActuals(request);
  const rows = [...groupForecasts(read.forecast)].flatMap(([, records]) =>
    scoreGroup(records, read.actualsOf((records[0] as ForecastRecord).queueId) ?? [], read.clock),
  );
  if (rows.every((row) => row.sums.scored === 0)) {
    throw new AgnerError(
      'ACCURACY_NOTHING_SHARED',
      `No interval of "${request.forecastName}" has an actual in "${request.actualsName}".`,
      { field: 'actuals', value: request.actualsName },
    );
  }
  return { rows, forecastReport: read.forecastReport, actualsReport: read.actualsReport };
}

function groupForecasts(records: readonly ForecastRecord[]): Map<string, ForecastRecord[]> {
  const groups = new Map<string, ForecastRecord[]>();
  for (const record of records) {
    const key = JSON.stringify([record.queueId, record.metric]);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [record]);
    else group.push(record);
  }
  return groups;
}

function scoreGroup(
  records: readonly ForecastRecord[],
  actuals: readonly IntervalActual[],
  clock: Zone,
): AccuracyRow[] {
  const { queueId, metric } = records[0] as ForecastRecord;
  const found = new Map(actuals.map((actual) => [actual.startMs, actual]));
  const values = Float64Array.from(records, (record) => actualValue(metric, found.get(record.startMs)));
  const weights =
    metric === 'offered'
      ? null
      : Float64Array.from(records, (record) => found.get(record.startMs)?.handled ?? Number.NaN);
  const scored = scoredForecast(records);
  const options: ScoringOptions = {
    weights,
    naiveScale: metric === 'offered' ? naiveScale(records, actuals, clock) : null,
    counts: metric === 'offered',
  };
  const dayOf = records.map((record) => clock.localDayOf(record.startMs));
  // A slot that the forecast holds closed and that saw nothing says nothing about accuracy.
  const counted = (index: number): boolean => !(isClosed(scored, index) && !((values[index] as number) > 0));
  const keys = {
    day: (index: number) => (counted(index) ? dayText(dayOf[index] as number) : null),
    week: (index: number) => (counted(index) ? dayText(mondayOf(dayOf[index] as number)) : null),
    lead: (index: number) => leadKey(records[index] as ForecastRecord, clock, counted(index)),
  };
  const row = (grain: AccuracyRow['grain'], by: AccuracyRow['by'], key: string, sums: AccuracySums) => ({
    queueId,
    metric,
    grain,
    by,
    key,
    sums,
  });
  const all = accuracyBy(scored, values, options, (index) => (counted(index) ? 'all' : null)).get('all');
  const rows = all === undefined ? [] : [row('interval', 'all', 'all', all)];
  for (const grain of ['day', 'week'] as const) {
    const total = aggregateForecast(scored, values, weights, keys[grain]);
    const scoring = { ...options, weights: total.weights, naiveScale: null };
    rows.push(row(grain, 'all', 'all', accuracyOf(total.forecast, total.actuals, scoring)));
  }
  for (const by of ['day', 'week', 'lead'] as const) {
    for (const [key, sums] of accuracyBy(scored, values, options, keys[by])) {
      rows.push(row('interval', by, key, sums));
    }
  }
  return rows;
}

function actualValue(metric: Metric, actual: IntervalActual | undefined): number {
  if (actual === undefined) return Number.NaN;
  if (metric === 'offered') return actual.offered ?? Number.NaN;
  return actual.handleSeconds === null || !actual.handled
    ? Number.NaN
    : actual.handleSeconds / actual.handled;
}

function scoredForecast(records: readonly ForecastRecord[]): ScoredForecast {
  const written = (records[0] as ForecastRecord).bounds.map((bound) => bound.level);
  // A level with an empty cell cannot be scored as a whole.
  const levels = written.filter((_, at) =>
    records.every(
      (record) => record.bounds[at] !== undefined && record.bounds[at].upper >= record.bounds[at].lower,
    ),
  );
  return {
    mean: Float64Array.from(records, (record) => record.mean),
    median: Float64Array.from(records, (record) => record.median),
    bounds: levels.map((level) => {
      const at = written.indexOf(level);
      return {
        level,
        lower: Float64Array.from(records, (record) => record.bounds[at]?.lower as number),
        upper: Float64Array.from(records, (record) => record.bounds[at]?.upper as number),
      };
    }),
  };
}

function isClosed(forecast: ScoredForecast, index: number): boolean {
  return (
    forecast.mean[index] === 0 && forecast.bounds.every((bound) => !((bound.upper[index] as number) > 0))
  );
}

function leadKey(record: ForecastRecord, clock: Zone, counted: boolean): string | null {
  if (!counted || record.asOfMs === null) return null;
  return String(clock.localDayOf(record.startMs) - clock.localDayOf(record.asOfMs) + 1);
}

function mondayOf(dayNumber: number): number {
  // 1970-01-01 was a Thursday: day number 4 is a Monday.
  return dayNumber - ((((dayNumber - 4) % WEEK_DAYS) + WEEK_DAYS) % WEEK_DAYS);
}

function naiveScale(
  records: readonly ForecastRecord[],
  actuals: readonly IntervalActual[],
  clock: Zone,
): number | null {
  const asOfMs = records.reduce(
    (least, record) => Math.min(least, record.asOfMs ?? record.startMs),
    Number.POSITIVE_INFINITY,
  );
  const before = actuals.filter((actual) => actual.startMs + actual.minutes * MS_PER_MINUTE <= asOfMs);
  const first = before.reduce((least, actual) => Math.min(least, actual.startMs), Number.POSITIVE_INFINITY);
  if (before.length === 0) return null;
  const grid = buildDayGrid({
    timeZone: clock.timeZone,
    intervalMinutes: (before[0] as IntervalActual).minutes,
    fromDay: dayText(clock.localDayOf(first)),
    toDay: dayText(clock.localDayOf(asOfMs)),
  });
  return ratioValue(seasonalNaiveScale({ grid, values: historyFromActuals(before, grid).offered.values }));
}
