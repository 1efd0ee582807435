import type { ExactValue } from '../exact-sum.ts';
import { addKeyed, addMeasures, type MeasureSums } from './measure-sums.ts';

/** The two parts of a KPI in one period and one scope, to be judged by its target; 0 / 0 where it is undefined. */
export interface JudgedPeriod {
  /** Sorts by time: an instant, a local day or a month. */
  readonly period: string;
  readonly numerator: ExactValue;
  readonly denominator: ExactValue;
}

export function addJudgedPeriod(sums: MeasureSums, { period, numerator, denominator }: JudgedPeriod): void {
  addMeasures(sums, { judgedNumerator: numerator, judgedDenominator: denominator });
  addKeyed(sums, 'judgedNumerator', period, numerator);
  addKeyed(sums, 'judgedDenominator', period, denominator);
}
