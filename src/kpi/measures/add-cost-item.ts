import type { CostItem } from '../../core/index.ts';
import { addMark, addMeasures, type MeasureSums } from './measure-sums.ts';

/** Adds one amount of operating cost. Which categories are direct is the caller's; by default all but `overhead`. */
export function addCostItem(
  sums: MeasureSums,
  item: Pick<CostItem, 'category' | 'cost'>,
  isDirect: (category: string) => boolean = isDirectCategory,
): void {
  addMeasures(sums, {
    operatingCost: item.cost.amount,
    directCost: isDirect(item.category) ? item.cost.amount : 0,
  });
  addMark(sums, 'currency', item.cost.currency);
}

/** Is a cost category direct, that is: not overhead? */
export function isDirectCategory(category: string): boolean {
  return category !== 'overhead';
}
