import { rationalToText, subtractRational } from '../math/index.ts';
import type { KpiValue } from './evaluate.ts';
import { attainTarget, exactOf, type Target } from './target.ts';

/** `noValue`: undefined in this period; `noTarget`: shown without a judgement. */
export type ScorecardStatus = 'met' | 'missed' | 'noValue' | 'noTarget';

export interface ScorecardInput {
  readonly value: KpiValue;
  readonly target: Target | null;
  /** The same KPI under the same policy, one period earlier. */
  readonly previous: KpiValue | null;
}

/** One row: the result, what was meant, and the period before beside it. */
export interface ScorecardRow {
  readonly value: KpiValue;
  readonly target: Target | null;
  readonly status: ScorecardStatus;
  readonly gap: string | null;
  readonly attainment: string | null;
  readonly previous: string | null;
  /** value - previous, in the KPI's unit; null when either is undefined or the policies differ. */
  readonly change: string | null;
}

/** Values against their targets, in the order given. Statuses are never averaged into one. */
export function scorecard(inputs: readonly ScorecardInput[]): ScorecardRow[] {
  return inputs.map(({ value, target, previous }) => {
    const attained = target === null ? null : attainTarget(value.value, target);
    const comparable = previous !== null && previous.kpi === value.kpi && previous.policy === value.policy;
    const before = comparable ? previous.value : null;
    return {
      value,
      target,
      status: statusOf(value, attained?.met ?? null, target),
      gap: attained?.gap ?? null,
      attainment: attained?.attainment ?? null,
      previous: before,
      change:
        before === null || value.value === null
          ? null
          : rationalToText(subtractRational(exactOf(value.value), exactOf(before))),
    };
  });
}

function statusOf(value: KpiValue, met: boolean | null, target: Target | null): ScorecardStatus {
  if (value.value === null) return 'noValue';
  if (target === null) return 'noTarget';
  return met ? 'met' : 'missed';
}
