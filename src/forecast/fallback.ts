import type { DayMatrix } from './day-matrix.ts';

/**
 * An answer for slots that no member can answer: the slot's mean over all weekdays, else that of the nearest slot
 * ever observed, else 0.
 */
export function fallbackBySlot(matrix: DayMatrix): Float64Array {
  const { slotsPerDay, dayCount, values } = matrix;
  const sum = new Float64Array(slotsPerDay);
  const count = new Float64Array(slotsPerDay);
  for (let i = 0; i < dayCount * slotsPerDay; i++) {
    const value = values[i]!;
    if (Number.isNaN(value)) continue;
    sum[i % slotsPerDay]! += value;
    count[i % slotsPerDay]!++;
  }
  return sum.map((_, slot) => {
    for (let distance = 0; distance < slotsPerDay; distance++) {
      for (const near of [slot - distance, slot + distance]) {
        if ((count[near] ?? 0) > 0) return sum[near]! / count[near]!;
      }
    }
    return 0;
  });
}
