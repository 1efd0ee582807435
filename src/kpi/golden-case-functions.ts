import {
  type CaseRecord,
  instantField,
  isRecord,
  type KpiCase,
  listOf,
  numberField,
  refuse,
  textField,
  textOrAbsent,
} from './golden-case-fields.ts';
import { intervalsInLocalDay } from './intervals-in-local-day.ts';
import type { KpiDirection } from './kpi-definition.ts';
import { attainTarget, breachStreak, type Target, targetOf } from './target.ts';

/** A value that is not one ratio of summed measures. */
export interface CaseFunctionValue {
  readonly value: string | Readonly<Record<string, string>> | null;
  readonly unit: string;
}

/** Computations that a case names by its `function` and that are not an evaluation of a catalogue row. */
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
  inflow_volume: (whole) => (whole.params.by === undefined ? null : inflowByDimension(whole)),
  target_attainment: ({ params, input }) => {
    const found = attainTarget(textOrAbsent(input, 'value') ?? null, caseTarget(params));
    if (found.met === null || found.gap === null) return { value: null, unit: 'mixed' };
    return {
      value: {
        met: found.met ? '1' : '0',
        gap: found.gap,
        ...(found.attainment === null ? {} : { attainment: found.attainment }),
      },
      unit: 'mixed',
    };
  },
  target_breach_streak: ({ params, input }) => {
    const values = input.values;
    if (!Array.isArray(values)) return refuse('values', 'a list of values, oldest first', values);
    const texts = values.map((value: unknown) => (value === null ? null : String(value)));
    return { value: String(breachStreak(texts, caseTarget(params))), unit: 'periods' };
  },
};

function caseTarget(params: CaseRecord): Target {
  const direction = textField(params, 'direction', 'higher');
  if (direction !== 'higher' && direction !== 'lower' && direction !== 'range') {
    refuse('direction', 'higher, lower or range', direction);
  }
  return targetOf({
    direction: direction as KpiDirection,
    target: textOrAbsent(params, 'target'),
    min: textOrAbsent(params, 'min'),
    max: textOrAbsent(params, 'max'),
  });
}

/** Counts by the named fields, keys joined by `|`, over the half-open period. */
function inflowByDimension({ params, input }: KpiCase): CaseFunctionValue {
  const fields = params.by;
  if (!Array.isArray(fields) || !fields.every((field) => typeof field === 'string')) {
    return refuse('by', 'a list of field names', fields);
  }
  const fromMs = instantField(params, 'from', Number.NEGATIVE_INFINITY);
  const toMs = instantField(params, 'to', Number.POSITIVE_INFINITY);
  const counts = new Map<string, number>();
  for (const row of listOf(isRecord(input) ? input : {}, 'cases') ?? []) {
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
