import type { Rational } from '../../math/index.ts';

/** An expression over measures, as our own tree: only what is named here can be in a custom KPI. */
export type Expression =
  | { readonly kind: 'constant'; readonly value: Rational }
  | { readonly kind: 'measure'; readonly name: string }
  | { readonly kind: 'negate'; readonly of: Expression }
  | {
      readonly kind: 'add' | 'subtract' | 'multiply' | 'divide';
      readonly left: Expression;
      readonly right: Expression;
    }
  | { readonly kind: 'min' | 'max' | 'abs'; readonly of: readonly Expression[] };

/**
 * How values of parts make the value of the whole. `additive`: they add up. `ratio`: numerator and denominator add up.
 * `recompute`: neither does, and the whole is computed from the summed measures. All three are exact, since measures are
 * summed first.
 */
export type Additivity = 'additive' | 'ratio' | 'recompute';
