import { addRational, type Rational, rationalToText } from '../../math/index.ts';
import { toRational } from '../exact-sum.ts';
import type { ExpressionChecker } from '../expression/check-expression.ts';
import { evaluateExpression } from '../expression/evaluate-expression.ts';
import { eachRow, exactOrNull, isRecord, type KpiCase, refuse, requiredList } from '../golden-case-fields.ts';

/** Is this a custom KPI given by its expression alone, without the factors of numerator and denominator? */
export function isExpressionCase(params: unknown): boolean {
  return isRecord(params) && typeof params.expr === 'string' && params.num === undefined;
}

/**
 * The exact value of a case's expression over the sums of its rows; the names in the first row are its measures.
 *
 * @throws AgnerError KPI_CASE_INVALID when the expression is refused, or a row lacks one of its measures.
 */
export function expressionValue({ params, input }: KpiCase, check: ExpressionChecker): string | null {
  const [first] = requiredList(input, 'rows');
  if (first === undefined) return null;
  const checked = check(String(params.expr), Object.keys(first));
  if (!checked.accepted)
    return refuse('expr', `an expression over the measures of the rows (${checked.reason})`, params.expr);
  const sums = new Map<string, Rational>();
  eachRow(input, 'rows', (row) => {
    for (const name of checked.measures) {
      const value = toRational(exactOrNull(row, name) ?? refuse(name, 'a number', row[name]));
      const before = sums.get(name);
      sums.set(name, before === undefined ? value : addRational(before, value));
    }
  });
  const value = evaluateExpression(checked.expression, sums);
  return value === null ? null : rationalToText(value);
}
