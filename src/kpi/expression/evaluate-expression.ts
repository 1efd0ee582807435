import {
  addRational,
  compareRational,
  divideRational,
  multiplyRational,
  type Rational,
  rational,
  subtractRational,
} from '../../math/index.ts';
import type { Expression } from './expression.ts';

/**
 * The exact value of an expression over summed measures; null when anything is divided by 0, or a measure was never
 * observed.
 */
export function evaluateExpression(
  expression: Expression,
  sums: ReadonlyMap<string, Rational>,
): Rational | null {
  const value = (part: Expression): Rational | null => evaluateExpression(part, sums);
  switch (expression.kind) {
    case 'constant':
      return expression.value;
    case 'measure':
      return sums.get(expression.name) ?? null;
    case 'negate': {
      const of = value(expression.of);
      return of === null ? null : subtractRational(rational(0n), of);
    }
    case 'abs':
    case 'min':
    case 'max': {
      const of = expression.of.map(value);
      return of.every((one) => one !== null) ? pick(expression.kind, of) : null;
    }
    default: {
      const [left, right] = [value(expression.left), value(expression.right)];
      return left === null || right === null ? null : OPERATIONS[expression.kind](left, right);
    }
  }
}

const OPERATIONS: Readonly<
  Record<'add' | 'subtract' | 'multiply' | 'divide', (a: Rational, b: Rational) => Rational | null>
> = {
  add: addRational,
  subtract: subtractRational,
  multiply: multiplyRational,
  divide: divideRational,
};

function pick(kind: 'min' | 'max' | 'abs', values: readonly Rational[]): Rational | null {
  const ascending = values.toSorted(compareRational);
  if (kind === 'min') return ascending[0] ?? null;
  const largest = ascending.at(-1) ?? null;
  if (kind === 'max' || largest === null) return largest;
  return largest.numerator < 0n ? { ...largest, numerator: -largest.numerator } : largest;
}
