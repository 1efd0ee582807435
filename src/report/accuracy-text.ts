import { type Ratio, ratioValue } from '../core/index.ts';
import { fixed, percent, signedPercent } from './number-text.ts';
import { textTable } from './text-table.ts';

/** Accuracy of one queue at interval and day grain; every measure keeps its two parts. */
export interface AccuracyView {
  readonly queueId: string;
  readonly interval: AccuracyMeasuresView;
  readonly day: AccuracyMeasuresView;
  /** Share of actuals inside the bounds of a level, at interval grain. */
  readonly coverage: readonly { readonly level: number; readonly ratio: Ratio }[];
}

export interface AccuracyMeasuresView {
  readonly wape: Ratio;
  readonly bias: Ratio;
  readonly mase: Ratio;
  readonly noiseFloor: Ratio;
}

/** Forecast accuracy as a table: interval and day grain, beside what Poisson noise alone would leave. */
export function accuracyText(rows: readonly AccuracyView[]): string {
  const levels = rows[0]?.coverage.map((item) => item.level) ?? [];
  const right = (heading: string) => ({ heading, align: 'right' as const });
  return textTable(
    [
      { heading: 'Queue', align: 'left' },
      right('WAPE interval'),
      right('noise floor'),
      right('MASE'),
      right('WAPE day'),
      right('Bias'),
      ...levels.map((level) => right(`in ${fixed(level * 100, 0)} % bounds`)),
    ],
    rows.map((row) => [
      row.queueId,
      percent(ratioValue(row.interval.wape)),
      percent(ratioValue(row.interval.noiseFloor)),
      fixed(ratioValue(row.interval.mase), 2),
      percent(ratioValue(row.day.wape)),
      signedPercent(ratioValue(row.interval.bias)),
      ...row.coverage.map((item) => percent(ratioValue(item.ratio))),
    ]),
  );
}
