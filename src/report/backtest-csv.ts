import { type Ratio, ratioValue } from '../core/index.ts';
import type { AccuracySums } from '../forecast/index.ts';
import { type AccuracyRowValues, accuracyColumns } from './accuracy-csv.ts';
import { csvLine } from './csv-writer.ts';

/** Accuracy of one model on one queue's metric, at a grain, over a part of the horizon. */
export interface WrittenBacktest {
  readonly queueId: string;
  readonly metric: string;
  readonly model: string;
  readonly horizon: string;
  readonly grain: string;
  readonly origins: number;
  readonly sums: AccuracySums;
  readonly valueAdded: Ratio;
}

/**
 * The rows of a backtest: the measures of an accuracy report by model, horizon and grain. valueAdded is the share of the
 * one-week naive's absolute error that the model takes away (above 0 = better than it); empty where there is no naive.
 */
export function* backtestRows(
  rows: Iterable<WrittenBacktest>,
  levels: readonly number[],
): Generator<AccuracyRowValues> {
  for (const { queueId, metric, model, horizon, grain, origins, sums, valueAdded } of rows) {
    const of = { queue: queueId, metric, model, horizon, grain, origins };
    yield { ...of, valueAdded: ratioValue(valueAdded), ...accuracyColumns(sums, metric, levels) };
  }
}

/** The same rows as CSV, header first. */
export function* backtestCsv(rows: Iterable<WrittenBacktest>, levels: readonly number[]): Generator<string> {
  let header = false;
  for (const row of backtestRows(rows, levels)) {
    if (!header) yield csvLine(Object.keys(row));
    header = true;
    yield csvLine(Object.values(row));
  }
}
