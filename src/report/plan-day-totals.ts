import { addMoney, type LocalDay, type Money, type Ratio, roundMoney } from '../core/index.ts';
import type { PlanColumns } from './plan-csv.ts';

/** One local day of a queue's plan, added up. */
export interface PlanDayTotal {
  readonly day: LocalDay;
  readonly contacts: number;
  readonly peakRequired: number;
  readonly peakNet: number;
  readonly netHours: number;
  readonly grossHours: number;
  readonly fte: number;
  /** Rounded half up to two decimals, after adding; null where the plan has no costs. */
  readonly cost: Money | null;
  /** Contacts expected within the threshold, of those in intervals that have a service level. */
  readonly serviceLevel: Ratio;
}

const MINUTES_PER_HOUR = 60;

/** A plan's days; intervals that are holes are left out of each sum. */
export function planDayTotals(
  plan: PlanColumns,
  days: readonly { readonly day: LocalDay; readonly first: number; readonly count: number }[],
): PlanDayTotal[] {
  const hours = plan.minutes / MINUTES_PER_HOUR;
  return days.map(({ day, first, count }) => {
    const slice = (values: Float64Array): Float64Array => values.subarray(first, first + count);
    const costs = plan.cost.slice(first, first + count).filter((item) => item !== null);
    return {
      day,
      contacts: sum(slice(plan.offered)),
      peakRequired: highest(slice(plan.required)),
      peakNet: highest(slice(plan.net)),
      netHours: sum(slice(plan.net)) * hours,
      grossHours: sum(slice(plan.gross)) * hours,
      fte: sum(slice(plan.fte)),
      cost: costs[0] === undefined ? null : roundMoney(addMoney(costs, costs[0].currency), 2),
      serviceLevel: weighted(slice(plan.serviceLevel), slice(plan.offered)),
    };
  });
}

function sum(values: Float64Array): number {
  return values.reduce((total, value) => (Number.isNaN(value) ? total : total + value), 0);
}

function highest(values: Float64Array): number {
  return values.reduce((most, value) => (Number.isNaN(value) ? most : Math.max(most, value)), 0);
}

function weighted(shares: Float64Array, weights: Float64Array): Ratio {
  let [numerator, denominator] = [0, 0];
  shares.forEach((share, index) => {
    const weight = weights[index] as number;
    if (!Number.isFinite(share) || !(weight > 0)) return;
    numerator += share * weight;
    denominator += weight;
  });
  return { numerator, denominator };
}
