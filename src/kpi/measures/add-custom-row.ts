import { addRational, multiplyRational, type Rational, rational } from '../../math/index.ts';
import { type ExactValue, toRational } from '../exact-sum.ts';
import { addMeasures, type MeasureSums } from './measure-sums.ts';

/** A weighted sum of a client's own measures: `{ handled: 1, repeats: -1 }`. */
export type CustomLinear = Readonly<Record<string, ExactValue>>;

/** Adds one row of a client's measures to a custom KPI that is a ratio (or, without denominator, a sum) of them. */
export function addCustomRow(
  sums: MeasureSums,
  row: Readonly<Record<string, ExactValue>>,
  numerator: CustomLinear,
  denominator: CustomLinear | null,
): void {
  addMeasures(sums, {
    customNumerator: weighted(row, numerator),
    customDenominator: denominator === null ? 0 : weighted(row, denominator),
  });
}

/** null when the row lacks a measure: it is then left out of both parts. */
function weighted(row: Readonly<Record<string, ExactValue>>, linear: CustomLinear): Rational | null {
  let total = rational(0n);
  for (const [name, factor] of Object.entries(linear)) {
    const value = Object.hasOwn(row, name) ? row[name] : undefined;
    if (value === undefined) return null;
    total = addRational(total, multiplyRational(toRational(value), toRational(factor)));
  }
  return total;
}
