import { ratioValue } from '../core/index.ts';
import { type AccuracySums, accuracyMeasures, rootMeanSquaredError } from '../forecast/index.ts';
import { type CsvValue, csvLine } from './csv-writer.ts';
import { levelName } from './forecast-csv.ts';

/** Accuracy of one queue's metric at a grain, over a part. */
export interface WrittenAccuracy {
  readonly queueId: string;
  readonly metric: string;
  readonly grain: string;
  readonly by: string;
  readonly key: string;
  readonly sums: AccuracySums;
}

/** One row of a written accuracy; coverage and interval score are named by their level. Empty = no answer. */
export type AccuracyRowValues = Readonly<Record<string, CsvValue>>;

/**
 * The rows of an accuracy report. Errors are shares of the actual (wape 0.08 = 8 %); rmse and interval scores are in the
 * metric's unit; actual, absoluteError and signedError are the sums that wape and bias are made of.
 *
 * @param levels every level that any row has, in the order of their columns.
 */
export function* accuracyRows(
  rows: Iterable<WrittenAccuracy>,
  levels: readonly number[],
): Generator<AccuracyRowValues> {
  for (const { queueId, metric, grain, by, key, sums } of rows) {
    yield { queue: queueId, metric, grain, by, key, ...accuracyColumns(sums, metric, levels) };
  }
}

/** The measures and the sums they are made of, one column each. */
export function accuracyColumns(
  sums: AccuracySums,
  metric: string,
  levels: readonly number[],
): AccuracyRowValues {
  const measures = accuracyMeasures(sums);
  const columns: Record<string, CsvValue> = {
    intervals: sums.scored,
    holes: sums.holes,
    wape: ratioValue(measures.wape),
    bias: ratioValue(measures.bias),
    mape: ratioValue(measures.mape),
    mase: ratioValue(measures.mase),
    rmse: rootMeanSquaredError(sums),
    noiseFloor: metric === 'offered' ? ratioValue(measures.noiseFloor) : null,
    actual: sums.actual,
    absoluteError: sums.absoluteError,
    signedError: sums.signedError,
  };
  for (const level of levels) {
    const found = measures.bounds.find((bound) => bound.level === level);
    columns[`coverage${levelName(level)}`] = found === undefined ? null : ratioValue(found.coverage);
    columns[`intervalScore${levelName(level)}`] =
      found === undefined ? null : ratioValue(found.intervalScore);
  }
  return columns;
}

/** The same rows as CSV, header first. */
export function* accuracyCsv(rows: Iterable<WrittenAccuracy>, levels: readonly number[]): Generator<string> {
  let header = false;
  for (const row of accuracyRows(rows, levels)) {
    if (!header) yield csvLine(Object.keys(row));
    header = true;
    yield csvLine(Object.values(row));
  }
}
