import { AgnerError } from '../core/index.ts';
import {
  compareRational,
  divideRational,
  type Rational,
  rational,
  rationalToText,
  subtractRational,
} from '../math/index.ts';
import { toRational } from './exact-sum.ts';
import type { KpiDirection } from './kpi-definition.ts';

/** What a KPI should reach: a value to be above (`higher`) or below (`lower`), or a band to be in (`range`). */
export type Target =
  | { readonly direction: 'higher' | 'lower'; readonly value: string }
  | { readonly direction: 'range'; readonly min: string | null; readonly max: string | null };

/** How a value stands to its target; all null when the value is undefined. */
export interface TargetAttainment {
  readonly met: boolean | null;
  /** (value - target) towards the good side: minus = short of the target. For a band the distance to it. */
  readonly gap: string | null;
  /** value / target for higher, target / value for lower; null for a band. */
  readonly attainment: string | null;
}

/**
 * Judges a value by its target. Attainment is recomputed from the value, never averaged.
 *
 * @param value exact, a decimal or n/d; null gives nulls.
 * @throws AgnerError KPI_TARGET_INVALID when a band has no end or its ends are swapped.
 */
export function attainTarget(value: string | null, target: Target): TargetAttainment {
  if (target.direction === 'range') return attainBand(value, target.min, target.max);
  if (value === null) return { met: null, gap: null, attainment: null };
  const [reached, wanted] = [exactOf(value), exactOf(target.value)];
  const higher = target.direction === 'higher';
  const gap = higher ? subtractRational(reached, wanted) : subtractRational(wanted, reached);
  const attainment = higher ? divideRational(reached, wanted) : divideRational(wanted, reached);
  return {
    met: gap.numerator >= 0n,
    gap: rationalToText(gap),
    attainment: attainment === null ? null : rationalToText(attainment),
  };
}

/**
 * How many of the latest periods in a row missed the target.
 *
 * @param values oldest first; an undefined period (null) ends the streak.
 */
export function breachStreak(values: readonly (string | null)[], target: Target): number {
  let streak = 0;
  for (const value of values.toReversed()) {
    if (attainTarget(value, target).met !== false) break;
    streak += 1;
  }
  return streak;
}

/** Reads a decimal or n/d. @throws AgnerError KPI_MEASURE_INVALID for anything else. */
export function exactOf(text: string): Rational {
  const [numerator, denominator, more] = text.split('/');
  const quotient =
    denominator === undefined || more !== undefined
      ? toRational(text)
      : divideRational(toRational(numerator as string), toRational(denominator));
  return quotient ?? toRational(text);
}

/** A target from loose parts, checked. @throws AgnerError KPI_TARGET_INVALID when parts are missing. */
export function targetOf(parts: {
  readonly direction: KpiDirection;
  readonly target?: string | undefined;
  readonly min?: string | undefined;
  readonly max?: string | undefined;
}): Target {
  if (parts.direction === 'range') {
    return { direction: 'range', min: parts.min ?? null, max: parts.max ?? null };
  }
  if (parts.target === undefined) {
    throw new AgnerError(
      'KPI_TARGET_INVALID',
      `A target with the direction ${parts.direction} needs a value; none was given.`,
      { field: 'target' },
    );
  }
  return { direction: parts.direction, value: parts.target };
}

function attainBand(value: string | null, min: string | null, max: string | null): TargetAttainment {
  const low = min === null ? null : exactOf(min);
  const high = max === null ? null : exactOf(max);
  if ((low === null && high === null) || (low && high && compareRational(low, high) > 0)) {
    throw new AgnerError('KPI_TARGET_INVALID', `The band ${min ?? ''}..${max ?? ''} is no band.`, {
      field: 'target',
      value: `${min ?? ''}..${max ?? ''}`,
    });
  }
  if (value === null) return { met: null, gap: null, attainment: null };
  const reached = exactOf(value);
  const below = low === null ? rational(0n) : subtractRational(reached, low);
  const above = high === null ? rational(0n) : subtractRational(high, reached);
  const gap = below.numerator < 0n ? below : above.numerator < 0n ? above : rational(0n);
  return { met: gap.numerator === 0n, gap: rationalToText(gap), attainment: null };
}
