import { addRational, type Rational, rational } from '../../math/index.ts';
import { addExact, type ExactSum, type ExactValue, emptySum, mergeSum, sumValue } from '../exact-sum.ts';
import type { MeasureName } from './measure-table.ts';
import { addToSketch, emptySketch, mergeSketch, type QuantileSketch } from './quantile-sketch.ts';
import { type KpiParameters, readKeyed } from './read-keyed.ts';

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
 * matters. Its size does not grow with the rows, except for measures counted by distinct id and those kept by key.
 */
export interface MeasureSums {
  readonly bundles: Map<string, Bundle>;
  readonly distinct: Map<MeasureName, Set<string>>;
  readonly marks: Map<Mark, Set<string>>;
  /** Measures that do not simply add: snapshots by instant, headcounts by period, scores by agent. */
  readonly keyed: Map<MeasureName, Map<string, ExactSum>>;
  readonly sketches: Map<MeasureName, QuantileSketch>;
}

export function emptyMeasures(): MeasureSums {
  return {
    bundles: new Map(),
    distinct: new Map(),
    marks: new Map(),
    keyed: new Map(),
    sketches: new Map(),
  };
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

/**
 * Adds to a measure that is kept by key (see read-keyed.ts).
 *
 * @param key a local day or an instant as text that sorts by time, or the id of an entity.
 */
export function addKeyed(sums: MeasureSums, name: MeasureName, key: string, value: ExactValue): void {
  addExact(keyedSum(sums, name, key), value);
}

/** Adds one value to the percentiles of a measure. */
export function addToPercentiles(sums: MeasureSums, name: MeasureName, value: ExactValue): void {
  addToSketch(sketchOf(sums, name), value);
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
    for (const [name, keys] of part.keyed) {
      for (const [key, sum] of keys) mergeSum(keyedSum(whole, name, key), sum);
    }
    for (const [name, sketch] of part.sketches) mergeSketch(sketchOf(whole, name), sketch);
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

/** @param parameters settings that some keyed measures are read by. */
export function totalMeasures(
  sums: MeasureSums,
  names: readonly MeasureName[],
  parameters: KpiParameters = {},
): MeasureTotals {
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
    const keyed = readKeyed(name, sums.keyed, parameters);
    if (keyed !== undefined) add(name, keyed);
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

function keyedSum(sums: MeasureSums, name: MeasureName, key: string): ExactSum {
  const keys = sums.keyed.get(name) ?? new Map<string, ExactSum>();
  sums.keyed.set(name, keys);
  const sum = keys.get(key) ?? emptySum();
  keys.set(key, sum);
  return sum;
}

function sketchOf(sums: MeasureSums, name: MeasureName): QuantileSketch {
  const sketch = sums.sketches.get(name) ?? emptySketch();
  sums.sketches.set(name, sketch);
  return sketch;
}
