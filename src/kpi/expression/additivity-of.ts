import type { Additivity, Expression } from './expression.ts';

/** What a part is in the measures: a number, a sum of measures with factors, a quotient of two such sums, or other. */
type Shape = 'constant' | 'linear' | 'quotient' | 'other';

/**
 * The additivity of an expression, by its degrees: linear without a constant adds up; linear over linear, times a
 * constant, is a ratio; anything else is recomputed. null for an expression without any measure.
 */
export function additivityOf(expression: Expression): Additivity | null {
  switch (shapeOf(expression)) {
    case 'constant':
      return null;
    case 'linear':
      return 'additive';
    case 'quotient':
      return 'ratio';
    case 'other':
      return 'recompute';
  }
}

function shapeOf(expression: Expression): Shape {
  switch (expression.kind) {
    case 'constant':
      return 'constant';
    case 'measure':
      return 'linear';
    case 'negate':
      return shapeOf(expression.of);
    case 'min':
    case 'max':
    case 'abs':
      return expression.of.every((part) => shapeOf(part) === 'constant') ? 'constant' : 'other';
    default:
      return shapeOfPair(expression.kind, shapeOf(expression.left), shapeOf(expression.right));
  }
}

function shapeOfPair(kind: 'add' | 'subtract' | 'multiply' | 'divide', left: Shape, right: Shape): Shape {
  if (left === 'constant' && right === 'constant') return 'constant';
  switch (kind) {
    case 'add':
    case 'subtract':
      return left === 'linear' && right === 'linear' ? 'linear' : 'other';
    case 'multiply':
      return left === 'constant' ? right : right === 'constant' ? left : 'other';
    case 'divide':
      if (right === 'constant') return left;
      return left === 'linear' && right === 'linear' ? 'quotient' : 'other';
  }
}
