import { addMeasures, type MeasureSums } from './measure-sums.ts';

/** Adds an action of the register; it counts once it is closed and its effect was measured. */
export function addImprovementAction(
  sums: MeasureSums,
  action: { readonly closed: boolean; readonly effectMeasured: boolean },
): void {
  addMeasures(sums, { improvementActions: action.closed && action.effectMeasured ? 1 : 0 });
}
