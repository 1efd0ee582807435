import { multiplyRational } from '../../math/index.ts';
import { type ExactValue, toRational } from '../exact-sum.ts';
import { addMeasures, type MeasureSums } from './measure-sums.ts';

/** What a paid stretch of work cost, how much of it was spent on contacts, and what the contacts of a type took. */
export interface HandlingCost {
  readonly loadedCostPerPaidHour: ExactValue;
  readonly paidHours: ExactValue;
  /** Share of the paid time on contacts: forgetting it understates the cost. */
  readonly utilisation: ExactValue;
  readonly handleSeconds: ExactValue;
  readonly handled: ExactValue;
}

export function addHandlingCost(sums: MeasureSums, cost: HandlingCost): void {
  const hours = toRational(cost.paidHours);
  addMeasures(sums, {
    loadedCost: multiplyRational(toRational(cost.loadedCostPerPaidHour), hours),
    handlingSeconds: multiplyRational(
      multiplyRational(hours, toRational(3600)),
      toRational(cost.utilisation),
    ),
    handleSeconds: cost.handleSeconds,
    handled: cost.handled,
  });
}
