import type { Explanation, ExplanationSource } from '../core/index.ts';
import { type Rational, rational, rationalToNumber } from '../math/index.ts';
import { currencyOf, type EvaluateOptions, evaluateKpi, findPolicy } from './evaluate.ts';
import type { KpiDefinition, KpiPart, LinearMeasure } from './kpi-definition.ts';
import { kpiSentence } from './kpi-sentence.ts';
import { type MeasureSums, totalMeasures } from './measures/measure-sums.ts';
import { MEASURES, type MeasureName } from './measures/measure-table.ts';
import { measuresOf } from './part-value.ts';
import { exactOf } from './target.ts';

export interface ExplainOptions extends Omit<EvaluateOptions, 'pending'> {
  /** Names the stored rows that a measure was summed from; a measure without rows ends the branch as given. */
  readonly sourceOf?: (measure: MeasureName) => ExplanationSource | undefined;
}

type Totals = ReadonlyMap<MeasureName, Rational>;
type SourceOf = NonNullable<ExplainOptions['sourceOf']>;

/**
 * Where a KPI value came from: the ratio, its two sums, the measures in them, and by `sourceOf` the rows below those.
 * Values are the nearest doubles; the sentence and the KpiValue carry the exact ones.
 */
export function explainKpi(
  definition: KpiDefinition,
  sums: MeasureSums,
  options: ExplainOptions = {},
): Explanation {
  const policy = findPolicy(definition, options.policy);
  const value = evaluateKpi(definition, sums, { ...options, policy: policy.id });
  const { totals } = totalMeasures(sums, measuresOf(policy), options.parameters);
  const sourceOf = options.sourceOf ?? (() => undefined);
  const part = (label: string, of: KpiPart, exact: string | null): Explanation =>
    explainPart(label, of, exact === null ? null : exactOf(exact), totals, sourceOf);
  const thresholds = [...(sums.marks.get('thresholdSeconds') ?? [])];
  const threshold = thresholds.length === 1 ? rationalToNumber(exactOf(thresholds[0] as string)) : undefined;
  const numerator = part(policy.words.en.numerator, policy.numerator, value.numerator);
  const root = {
    label: `${definition.names.en} (${policy.id})`,
    unit: value.unit,
    formula: kpiSentence(definition, value, 'en', threshold),
    value: value.value === null ? null : rationalToNumber(exactOf(value.value)),
  };
  if (policy.denominator === null) {
    const operation = policy.computed === undefined ? 'sum' : 'function';
    return inCurrency({ ...root, operation, parts: [numerator] }, currencyOf(sums));
  }
  const denominator = part(policy.words.en.denominator, policy.denominator, value.denominator);
  const operation = policy.computed === undefined ? 'ratio' : 'function';
  return inCurrency({ ...root, operation, parts: [numerator, denominator] }, currencyOf(sums));
}

/** Measures say that they are money, the rows which. */
function inCurrency(node: Explanation, currency: string): Explanation {
  const unit = node.unit === 'currency' ? currency : node.unit;
  return { ...node, unit, parts: node.parts.map((part) => inCurrency(part, currency)) };
}

function explainPart(
  label: string,
  part: KpiPart,
  value: Rational | null,
  totals: Totals,
  sourceOf: SourceOf,
): Explanation {
  const { times = [], timesParameter: parameter } = part;
  const names = Object.keys(part.sum) as MeasureName[];
  if (times.length > 0 || parameter !== undefined) {
    const factors = [part.sum, ...times].flatMap((linear) => explainTerms(linear, totals, sourceOf));
    const formula = [
      ...[part.sum, ...times].map((linear) => Object.keys(linear).join(' + ')),
      parameter ?? [],
    ]
      .flat()
      .join(' x ');
    return {
      label,
      value: value === null ? null : rationalToNumber(value),
      unit: unitOf(names),
      operation: 'function',
      formula,
      parts: factors,
    };
  }
  const parts = explainTerms(part.sum, totals, sourceOf);
  if (part.lessAbsolute !== undefined) {
    const inner = explainTerms(part.lessAbsolute, totals, sourceOf);
    const sum = inner.reduce((total, node) => total + Number(node.value), 0);
    parts.push({
      label: 'less the absolute value',
      value: -Math.abs(sum),
      unit: unitOf(names),
      operation: 'function',
      formula: '-|sum of the parts|',
      parts: inner,
    });
  }
  return {
    label: label.replaceAll('{X}', 'the threshold'),
    value: value === null ? null : rationalToNumber(value),
    unit: unitOf(names),
    operation: 'sum',
    parts,
  };
}

function explainTerms(linear: LinearMeasure, totals: Totals, sourceOf: SourceOf): Explanation[] {
  return (Object.entries(linear) as [MeasureName, number][]).map(([name, factor]) =>
    explainTerm(name, factor, totals, sourceOf),
  );
}

function explainTerm(name: MeasureName, factor: number, totals: Totals, sourceOf: SourceOf): Explanation {
  const total = totals.get(name);
  const source = sourceOf(name);
  const leaf: Explanation = {
    label: name,
    value: total === undefined ? null : rationalToNumber(total),
    unit: MEASURES[name],
    operation: source === undefined ? 'given' : 'source',
    ...(source === undefined ? {} : { source }),
    parts: [],
  };
  if (factor === 1) return leaf;
  const times: Explanation = { label: 'factor', value: factor, unit: '', operation: 'given', parts: [] };
  const value =
    total === undefined
      ? null
      : rationalToNumber(rational(total.numerator * BigInt(factor), total.denominator));
  return {
    label: `${factor} x ${name}`,
    value,
    unit: MEASURES[name],
    operation: 'product',
    parts: [times, leaf],
  };
}

function unitOf(names: readonly MeasureName[]): string {
  const [first] = names;
  return first === undefined ? '' : MEASURES[first];
}
