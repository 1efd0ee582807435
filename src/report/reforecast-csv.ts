import { offsetTimeText, type Zone } from '../calendar/index.ts';
import { type CsvValue, csvLine } from './csv-writer.ts';
import { levelName } from './forecast-csv.ts';

/** One interval of an updated forecast. */
export interface WrittenInterval {
  readonly queueId: string;
  readonly metric: string;
  readonly startMs: number;
  readonly mean: number;
  readonly median: number;
  readonly bounds: readonly { readonly level: number; readonly lower: number; readonly upper: number }[];
  readonly model: string;
}

/** The rows of an updated forecast, in the shape of a forecast; `asOf` is the time it was updated at. */
export function* reforecastRows(
  records: readonly WrittenInterval[],
  clock: Zone,
  nowMs: number,
): Generator<Readonly<Record<string, CsvValue>>> {
  const asOf = offsetTimeText(nowMs, clock);
  const levels = levelsOf(records);
  for (const record of records) {
    const row: Record<string, CsvValue> = {
      queue: record.queueId,
      metric: record.metric,
      start: offsetTimeText(record.startMs, clock),
      asOf,
      mean: record.mean,
      median: record.median,
    };
    for (const level of levels) {
      const bound = record.bounds.find((found) => found.level === level);
      row[`lo${levelName(level)}`] = bound?.lower ?? null;
      row[`hi${levelName(level)}`] = bound?.upper ?? null;
    }
    row.model = record.model;
    yield row;
  }
}

/** The same rows as CSV, header first. */
export function* reforecastCsv(
  records: readonly WrittenInterval[],
  clock: Zone,
  nowMs: number,
): Generator<string> {
  const bounds = levelsOf(records).flatMap((level) => [`lo${levelName(level)}`, `hi${levelName(level)}`]);
  yield csvLine(['queue', 'metric', 'start', 'asOf', 'mean', 'median', ...bounds, 'model']);
  for (const row of reforecastRows(records, clock, nowMs)) yield csvLine(Object.values(row));
}

function levelsOf(records: readonly WrittenInterval[]): number[] {
  const levels = new Set(records.flatMap((record) => record.bounds.map((bound) => bound.level)));
  return [...levels].sort((a, b) => a - b);
}
