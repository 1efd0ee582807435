import { addRational, type Rational, rational } from '../../math/index.ts';
import { addExact, type ExactSum, type ExactValue, emptySum, mergeSum, sumValue } from '../exact-sum.ts';
import type { MeasureName } from './measure-table.ts';

/** One row's measures. null = the source did not say, which is not 0. */
export type MeasureRow = { readonly [name in MeasureName]?: ExactValue | null };

/** Rows that lack the same measures are summed together, so that a KPI can leave out exactly the rows it cannot use. */
interface Bundle {
  readonly absent: readonly MeasureName[];
  rows: number;
  readonly sums: Map<MeasureName, ExactSum>;
}

/** Facts that must not be mixed silently in one figure. */
export type Mark = 'thresholdSeconds' | 'scale' | 'currency';

/**
 * The accumulator of measures: rows go in one by one, any number of accumulators merge into one, and the order never
 * matters. Its size does not grow with the rows, except for measures counted by distinct id.
 */
export interface MeasureSums {
  readonly bundles: Map<string, Bundle>;
  readonly distinct: Map<MeasureName, Set<string>>;
  readonly marks: Map<Mark, Set<string>>;
}

export function emptyMeasures(): MeasureSums {
  return { bundles: new Map(), distinct: new Map(), marks: new Map() };
}

/** Adds one row in place. @throws AgnerError KPI_MEASURE_INVALID for a value that is not an exact number. */
export function addMeasures(sums: MeasureSums, row: MeasureRow): void {
  const entries = Object.entries(row) as [MeasureName, ExactValue | null | undefined][];
  const absent = entries.filter(([, value]) => value === null).map(([name]) => name);
  const bundle = bundleOf(sums, absent.sort());
  bundle.rows += 1;
  for (const [name, value] of entries) {
    if (value === null || value === undefined) continue;
    addExact(sumOf(bundle, name), value);
  }
}

/** Counts an id once for a measure, however often it is added. */
export function addDistinct(sums: MeasureSums, name: MeasureName, id: string): void {
  const ids = sums.distinct.get(name);
  if (ids === undefined) sums.distinct.set(name, new Set([id]));
  else ids.add(id);
}

/** Notes under which setting a row was counted. */
export function addMark(sums: MeasureSums, mark: Mark, value: string): void {
  const values = sums.marks.get(mark);
  if (values === undefined) sums.marks.set(mark, new Set([value]));
  else values.add(value);
}

/** A new accumulator that holds all rows of the given ones. */
export function mergeMeasures(parts: Iterable<MeasureSums>): MeasureSums {
  const whole = emptyMeasures();
  for (const part of parts) {
    for (const other of part.bundles.values()) {
      const bundle = bundleOf(whole, other.absent);
      bundle.rows += other.rows;
      for (const [name, sum] of other.sums) mergeSum(sumOf(bundle, name), sum);
    }
    for (const [name, ids] of part.distinct) for (const id of ids) addDistinct(whole, name, id);
    for (const [mark, values] of part.marks) for (const value of values) addMark(whole, mark, value);
  }
  return whole;
}

/** Totals of the named measures over the rows that lack none of them. */
export interface MeasureTotals {
  /** Never-seen measures are not in the map. */
  readonly totals: ReadonlyMap<MeasureName, Rational>;
  /** Rows that lack one of the measures and were left out of all of them. */
  readonly rowsLeftOut: number;
}

export function totalMeasures(sums: MeasureSums, names: readonly MeasureName[]): MeasureTotals {
  const totals = new Map<MeasureName, Rational>();
  const add = (name: MeasureName, value: Rational): void => {
    const before = totals.get(name);
    totals.set(name, before === undefined ? value : addRational(before, value));
  };
  let rowsLeftOut = 0;
  for (const bundle of sums.bundles.values()) {
    if (bundle.absent.some((name) => names.includes(name))) {
      rowsLeftOut += bundle.rows;
      continue;
    }
    for (const name of names) {
      const sum = bundle.sums.get(name);
      if (sum !== undefined) add(name, sumValue(sum));
    }
  }
  for (const name of names) {
    const ids = sums.distinct.get(name);
    if (ids !== undefined) add(name, rational(BigInt(ids.size)));
  }
  return { totals, rowsLeftOut };
}

function bundleOf(sums: MeasureSums, absent: readonly MeasureName[]): Bundle {
  const key = absent.join(' ');
  const known = sums.bundles.get(key);
  if (known !== undefined) return known;
  const bundle: Bundle = { absent, rows: 0, sums: new Map() };
  sums.bundles.set(key, bundle);
  return bundle;
}

function sumOf(bundle: Bundle, name: MeasureName): ExactSum {
  const known = bundle.sums.get(name);
  if (known !== undefined) return known;
  const sum = emptySum();
  bundle.sums.set(name, sum);
  return sum;
}
