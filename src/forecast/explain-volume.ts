import type { DayGrid } from '../calendar/index.ts';
import { type Explanation, instantText } from '../core/index.ts';
import type { HorizonEffects } from './effects/horizon-effects.ts';

/** What an explanation of a volume forecast reads. */
export interface VolumeParts {
  readonly grid: DayGrid;
  readonly base: Float64Array;
  readonly mean: Float64Array;
  readonly effects: HorizonEffects;
  /** How the members were weighted on the interval's bucket, in words. */
  readonly formula: (index: number) => string;
}

/**
 * Level x weekday x profile x holiday x event + added.
 *
 * The level is the mean open day of the horizon, the weekday this day over it, the profile this interval's share of
 * the day; their product is the combined normal forecast whatever members made it.
 */
export function explainVolume(
  { grid, base, mean, effects, formula }: VolumeParts,
  index: number,
): Explanation {
  const dayIndex = grid.days.findIndex((day) => index >= day.first && index < day.first + day.count);
  const totals = grid.days.map((day) => sumOf(base, day.first, day.first + day.count));
  const openTotals = totals.filter((total) => total > 0);
  const level = openTotals.length > 0 ? openTotals.reduce((a, b) => a + b, 0) / openTotals.length : 0;
  const dayTotal = totals[dayIndex]!;
  const product: Explanation = {
    label: 'normal forecast x effects',
    value: base[index]! * effects.holiday[index]! * effects.event[index]!,
    unit: 'contacts',
    operation: 'product',
    formula: formula(index),
    parts: [
      part('level', level, 'contacts per day'),
      part('weekday', level > 0 ? dayTotal / level : 0, 'factor'),
      part('profile', dayTotal > 0 ? base[index]! / dayTotal : 0, 'share of the day'),
      part('holiday', effects.holiday[index]!, 'factor'),
      part('event', effects.event[index]!, 'factor'),
    ],
  };
  return {
    label: `forecast of offered at ${instantText(grid.startsMs[index]!)}`,
    value: mean[index]!,
    unit: 'contacts',
    operation: 'sum',
    parts: [product, part('added by events', effects.added[index]!, 'contacts')],
  };
}

function part(label: string, value: number, unit: string): Explanation {
  return { label, value, unit, operation: 'given', parts: [] };
}

function sumOf(values: Float64Array, first: number, end: number): number {
  let total = 0;
  for (let i = first; i < end; i++) total += values[i]!;
  return total;
}
