import type { ExactValue } from '../exact-sum.ts';
import {
  type CaseRecord,
  eachRow,
  exactField,
  isRecord,
  type KpiCase,
  refuse,
  textOrAbsent,
} from '../golden-case-fields.ts';
import type { KpiDirection } from '../kpi-definition.ts';
import { addCustomRow, type CustomLinear } from '../measures/add-custom-row.ts';
import { addJudgedPeriod } from '../measures/add-judged-period.ts';
import type { MeasureSums } from '../measures/measure-sums.ts';
import { exactOf, type Target, targetOf } from '../target.ts';
import type { CaseReaders } from './case-reader.ts';

/** Cases that judge another value, or combine a client's own measures. */
export const JUDGED_CASE_READERS: CaseReaders = {
  target_attainment: ({ input }, sums) => addJudged(sums, 0, input.value, 'value'),
  target_breach_streak: ({ input }, sums) => {
    const { values } = input;
    if (!Array.isArray(values)) return refuse('values', 'a list of values, oldest first', values);
    for (const [index, value] of values.entries()) addJudged(sums, index, value, `values[${index}]`);
  },
  custom: ({ params, input }, sums) => {
    const numerator = linearOf(params, 'num') ?? refuse('num', 'a factor for each measure', params.num);
    const denominator = linearOf(params, 'den');
    const names = [...Object.keys(numerator), ...Object.keys(denominator ?? {})];
    eachRow(input, 'rows', (row) => addCustomRow(sums, measuresIn(row, names), numerator, denominator));
  },
};

/** The target that a case judges by. @throws AgnerError naming the part that is missing. */
export function caseTarget({ params }: KpiCase): Target {
  const direction = params.direction ?? 'higher';
  if (direction !== 'higher' && direction !== 'lower' && direction !== 'range') {
    return refuse('direction', 'higher, lower or range', direction);
  }
  return targetOf({
    direction: direction satisfies KpiDirection,
    target: textOrAbsent(params, 'target'),
    min: textOrAbsent(params, 'min'),
    max: textOrAbsent(params, 'max'),
  });
}

/** A value that is undefined (null) is kept as 0 / 0. */
function addJudged(sums: MeasureSums, index: number, value: unknown, field: string): void {
  const known = value !== null && value !== undefined;
  if (known && typeof value !== 'string' && typeof value !== 'number') refuse(field, 'a number', value);
  const { numerator, denominator } = known ? exactOf(String(value)) : { numerator: 0n, denominator: 0n };
  addJudgedPeriod(sums, {
    period: String(index).padStart(6, '0'),
    numerator: String(numerator),
    denominator: String(denominator),
  });
}

/** The factors under that name; null when there are none. */
function linearOf(params: CaseRecord, field: string): CustomLinear | null {
  const given = params[field];
  if (given === undefined || given === null) return null;
  if (!isRecord(given)) return refuse(field, 'a factor for each measure', given);
  return Object.fromEntries(Object.keys(given).map((name) => [name, exactField(given, name)]));
}

/** A measure that a row does not have, or has as null, was not observed there. */
function measuresIn(row: CaseRecord, names: readonly string[]): Record<string, ExactValue> {
  const observed = names.filter((name) => row[name] !== undefined && row[name] !== null);
  return Object.fromEntries(observed.map((name) => [name, exactField(row, name)]));
}
