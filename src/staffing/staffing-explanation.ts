import { AgnerError, type Explanation, instantText } from '../core/index.ts';
import { rationalToNumber } from '../math/index.ts';
import { explainAvailability } from './availability-explanation.ts';
import { given, product, ratio } from './explanation-nodes.ts';
import type { StaffingPlan } from './plan-shape.ts';
import { explainRequired } from './requirement-explanation.ts';
import { availabilityOn } from './shrinkage.ts';

/** The columns of a plan that can be explained, each from the one before it. */
export const EXPLAINED_COLUMNS = ['required', 'net', 'gross', 'fte', 'cost'] as const;
export type ExplainedColumn = (typeof EXPLAINED_COLUMNS)[number];

/** The forecast's own explanations of this interval, hung below the numbers they explain. */
export interface ForecastExplanations {
  readonly offered?: Explanation | undefined;
  readonly ahtSeconds?: Explanation | undefined;
}

/**
 * Where one number of a plan came from: offered x AHT / interval -> erlangs -> model agents -> minimum -> net ->
 * / availability -> gross -> FTE or cost. Everything but the queue model itself re-adds (checkExplanation).
 *
 * @param index of the interval on the plan's grid. @param column by default the last that applies: cost, else fte.
 * @throws AgnerError NOT_FOUND when the plan has no such interval, or no cost to explain.
 */
export function explainStaffing(
  plan: StaffingPlan,
  index: number,
  column: ExplainedColumn = plan.target.costPerHour === null ? 'fte' : 'cost',
  forecast: ForecastExplanations = {},
): Explanation {
  const startMs = plan.grid.startsMs[index];
  const day = plan.grid.days.find(({ first, count }) => first <= index && index < first + count);
  if (startMs === undefined || day === undefined) {
    throw new AgnerError('NOT_FOUND', `The plan of "${plan.queueId}" has no interval ${index}.`, {
      value: String(index),
    });
  }
  const required = explainRequired(plan, index, forecast);
  if (column === 'required') return required;
  const net: Explanation = {
    label: 'Net staff on position',
    value: plan.net[index] as number,
    unit: 'agents',
    operation: 'sum',
    parts: [
      required,
      given('Spreading and repair', (plan.net[index] as number) - (plan.required[index] as number), 'agents'),
    ],
  };
  if (column === 'net') return net;
  const availability = availabilityOn(plan.target.shrinkage, day.day);
  const gross = ratio(
    'Gross staff',
    plan.gross[index] as number,
    'people',
    net,
    explainAvailability(availability, plan.target.shrinkage.compounding, 'onPosition'),
  );
  if (column === 'gross') return gross;
  const hours = given('Length of the interval', plan.minutes / 60, 'hours');
  if (column === 'fte') {
    return ratio(
      'Full-time equivalents of a week',
      plan.fte[index] as number,
      'FTE',
      product('Gross hours', ((plan.gross[index] as number) * plan.minutes) / 60, 'hours', [gross, hours]),
      given('Paid hours of a full-time week', plan.target.fteHoursPerWeek, 'hours'),
    );
  }
  const cost = plan.cost[index];
  const rate = plan.target.costPerHour;
  if (cost === null || cost === undefined || rate === null) {
    throw new AgnerError(
      'NOT_FOUND',
      `The plan of "${plan.queueId}" has no cost at ${instantText(startMs)}.`,
      {
        value: plan.queueId,
        next: 'Give the queue a costPerHour, or explain another column.',
      },
    );
  }
  const paidHours = product(
    'Gross paid hours',
    (((plan.gross[index] as number) * plan.minutes) / 60) * rationalToNumber(availability.paid),
    'hours',
    [gross, hours, explainAvailability(availability, plan.target.shrinkage.compounding, 'paid')],
  );
  return product('Cost', cost.amount, cost.currency, [
    paidHours,
    given('Cost per hour', rate.amount, rate.currency),
  ]);
}
