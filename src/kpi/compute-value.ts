import { AgnerError } from '../core/index.ts';
import {
  divideRational,
  multiplyRational,
  type Rational,
  rational,
  rationalFromText,
  subtractRational,
} from '../math/index.ts';
import { type ExactSum, sumValue } from './exact-sum.ts';
import type { KpiComputation, KpiDefinition } from './kpi-definition.ts';
import type { MeasureSums } from './measures/measure-sums.ts';
import { sketchQuantile } from './measures/quantile-sketch.ts';
import { attainTarget, breachStreak, exactOf, type Target } from './target.ts';

const MONTHS = 12;

/**
 * What a policy makes of its parts when that is not their plain quotient; null = undefined.
 *
 * @param quotient numerator / denominator, null over 0.
 * @throws AgnerError KPI_TARGET_INVALID when the computation judges by a target and none is given.
 */
export function computedValue(
  computation: KpiComputation,
  definition: KpiDefinition,
  quotient: Rational | null,
  sums: MeasureSums,
  target: Target | undefined,
): Rational | null {
  switch (computation.by) {
    case 'quantile': {
      const sketch = sums.sketches.get(computation.of);
      return sketch === undefined ? null : sketchQuantile(sketch, rationalFromText(computation.quantile));
    }
    case 'year':
      return quotient === null ? null : yearRate(monthlyRate(quotient, sums), computation.how);
    case 'target': {
      const attained = attainTarget(textOf(quotient), targetFor(definition, target));
      if (computation.part === 'met') return attained.met === null ? null : rational(attained.met ? 1n : 0n);
      const found = attained[computation.part];
      return found === null ? null : exactOf(found);
    }
    case 'breachStreak':
      return sums.keyed.has('judgedNumerator')
        ? rational(BigInt(breachStreak(valuesByPeriod(sums), targetFor(definition, target))))
        : null;
  }
}

/** The mean rate of a month: leavers of several months were summed, their headcounts averaged. */
function monthlyRate(rate: Rational, sums: MeasureSums): Rational {
  const months = sums.keyed.get('openingHeadcount')?.size ?? 1;
  return multiplyRational(rate, rational(1n, BigInt(months)));
}

/** A month's rate over a year: twelve times it, or what is gone when each month takes that share of the rest. */
function yearRate(rate: Rational, how: 'simple' | 'compound'): Rational {
  if (how === 'simple') return multiplyRational(rate, rational(BigInt(MONTHS)));
  const kept = subtractRational(rational(1n), rate);
  let left = rational(1n);
  for (let month = 0; month < MONTHS; month += 1) left = multiplyRational(left, kept);
  return subtractRational(rational(1n), left);
}

/** The judged KPI of each period, oldest first; its parts were summed within the period. */
function valuesByPeriod(sums: MeasureSums): (string | null)[] {
  const numerators = sums.keyed.get('judgedNumerator') ?? new Map<string, ExactSum>();
  const denominators = sums.keyed.get('judgedDenominator') ?? new Map<string, ExactSum>();
  return [...numerators.keys()].sort().map((period) => {
    const denominator = denominators.get(period);
    if (denominator === undefined) return null;
    return textOf(divideRational(sumValue(numerators.get(period) as ExactSum), sumValue(denominator)));
  });
}

function textOf(value: Rational | null): string | null {
  return value === null ? null : `${value.numerator}/${value.denominator}`;
}

function targetFor({ id }: KpiDefinition, target: Target | undefined): Target {
  if (target !== undefined) return target;
  throw new AgnerError('KPI_TARGET_INVALID', `The KPI ${id} judges a value by a target; none was given.`, {
    field: 'target',
  });
}
