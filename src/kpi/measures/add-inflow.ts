import type { ExactValue } from '../exact-sum.ts';
import { addMeasures, type MeasureSums } from './measure-sums.ts';

/** Adds what came in on one local day; days outside the window, both ends inside, count 0. Days are YYYY-MM-DD. */
export function addDayInflow(
  sums: MeasureSums,
  day: { readonly day: string; readonly count: ExactValue },
  window: { readonly fromDay: string; readonly toDay: string },
): void {
  const inside = day.day >= window.fromDay && day.day <= window.toDay;
  addMeasures(sums, { inflowInWindow: inside ? day.count : 0 });
}

/** Adds what came in in one month, and its working days. */
export function addMonthInflow(
  sums: MeasureSums,
  month: { readonly count: ExactValue; readonly workdays: ExactValue },
): void {
  addMeasures(sums, { inflowOfMonths: month.count, workdaysOfMonths: month.workdays });
}
