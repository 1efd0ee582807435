import type { Explanation } from '../core/index.ts';
import { rationalToNumber } from '../math/index.ts';
import { given } from './explanation-nodes.ts';
import type { Availability, Shrinkage, ShrinkageCategory } from './shrinkage.ts';

const LABELS = { onPosition: 'Availability', paid: 'Paid share of gross time' } as const;

/** A share of gross time from the categories that lower it: subtracted when additive, multiplied otherwise. */
export function explainAvailability(
  availability: Availability,
  compounding: Shrinkage['compounding'],
  share: 'onPosition' | 'paid',
): Explanation {
  const categories = availability.categories.filter((category) => share === 'onPosition' || !category.paid);
  const whole = given('Gross time', 1, 'share');
  const parts =
    compounding === 'additive'
      ? [whole, ...categories.map((category) => given(nameOf(category), -category.rate, 'share'))]
      : [
          whole,
          ...categories.map((category) => given(`Left by ${nameOf(category)}`, 1 - category.rate, 'share')),
        ];
  return {
    label: LABELS[share],
    value: rationalToNumber(availability[share]),
    unit: 'share',
    operation: compounding === 'additive' ? 'sum' : 'product',
    parts,
  };
}

function nameOf({ name, planned, paid }: ShrinkageCategory): string {
  return `${name} (${planned ? 'planned' : 'unplanned'}, ${paid ? 'paid' : 'unpaid'})`;
}
