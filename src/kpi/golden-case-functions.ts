import { rationalToText } from '../math/index.ts';
import { backlogGroups } from './cases/read-backlog-cases.ts';
import { addPercentileParts } from './cases/read-clock-cases.ts';
import { caseTarget, JUDGED_CASE_READERS } from './cases/read-judged-cases.ts';
import { kpiOf } from './catalogue.ts';
import { evaluateKpi } from './evaluate.ts';
import { toRational } from './exact-sum.ts';
import {
  exactField,
  instantField,
  type KpiCase,
  numberField,
  refuse,
  requiredList,
  textField,
} from './golden-case-fields.ts';
import { intervalsInLocalDay } from './intervals-in-local-day.ts';
import { emptyMeasures } from './measures/measure-sums.ts';
import { emptySketch, sketchQuantile } from './measures/quantile-sketch.ts';

/** A value that is not one ratio of summed measures. */
export interface CaseFunctionValue {
  readonly value: string | Readonly<Record<string, string>> | null;
  readonly unit: string;
}

/**
 * Computations that a case names by its `function`, or whose value has several parts. null = not such a case after
 * all: it is read and evaluated like any other.
 */
export const CASE_FUNCTIONS: { readonly [name: string]: (whole: KpiCase) => CaseFunctionValue | null } = {
  interval_count: ({ params }) => ({
    value: String(
      intervalsInLocalDay(
        textField(params, 'day'),
        textField(params, 'tz'),
        numberField(params, 'minutes', 30),
      ),
    ),
    unit: 'intervals',
  }),
  percentile: (whole) => {
    const quantile = toRational(exactField(whole.params, 'q'));
    const above = quantile.numerator > quantile.denominator;
    if (quantile.numerator <= 0n || above) refuse('q', 'above 0 and at most 1', whole.params.q);
    const { id, unit } = kpiOf(whole.kpi);
    if (unit !== 's')
      refuse('function', `percentile only of a KPI in seconds (${id} is in ${unit})`, 'percentile');
    const sums = emptyMeasures();
    const measure = addPercentileParts(whole, sums);
    const found = sketchQuantile(sums.sketches.get(measure) ?? emptySketch(), quantile);
    return { value: found === null ? null : rationalToText(found), unit };
  },
  inflow_volume: (whole) => (whole.params.by === undefined ? null : inflowByDimension(whole)),
  backlog_age_profile: (whole) => {
    const definition = kpiOf('backlog_age_profile');
    const counts = [...backlogGroups(whole)].map(([name, sums]) => [
      name,
      evaluateKpi(definition, sums).value,
    ]);
    return {
      value: Object.fromEntries(counts.filter(([, count]) => count !== '0')),
      unit: definition.unit,
    };
  },
  target_attainment: (whole) => {
    const sums = emptyMeasures();
    JUDGED_CASE_READERS.target_attainment?.(whole, sums);
    const target = caseTarget(whole);
    const part = (policy: string) => evaluateKpi(kpiOf('target_attainment'), sums, { policy, target }).value;
    const [met, gap, attainment] = [part('met'), part('gap'), part('attainment')];
    if (met === null || gap === null) return { value: null, unit: 'mixed' };
    return { value: { met, gap, ...(attainment === null ? {} : { attainment }) }, unit: 'mixed' };
  },
};

/** Counts by the named fields, keys joined by `|`, over the half-open period. */
function inflowByDimension({ params, input }: KpiCase): CaseFunctionValue {
  const fields = params.by;
  if (!Array.isArray(fields) || !fields.every((field) => typeof field === 'string')) {
    return refuse('by', 'a list of field names', fields);
  }
  const fromMs = instantField(params, 'from', Number.NEGATIVE_INFINITY);
  const toMs = instantField(params, 'to', Number.POSITIVE_INFINITY);
  const counts = new Map<string, number>();
  for (const row of requiredList(input, 'cases')) {
    const createdMs = instantField(row, 'created_at');
    if (createdMs < fromMs || createdMs >= toMs) continue;
    const key = fields.map((field) => String(row[field] ?? '')).join('|');
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return {
    value: Object.fromEntries([...counts].map(([key, count]) => [key, String(count)])),
    unit: 'cases',
  };
}
