import type { DayMatrix } from '../day-matrix.ts';
import type { MemberFamily } from './member-family.ts';

/**
 * Mean of the last k observed values of the same weekday and slot: the default of several workforce-management
 * products, and for k = 1 the weekly seasonal naive that every other model is measured against.
 *
 * Holes are stepped over, up to `2 k + 4` weeks back; where nothing is found there the cell is NaN (no answer).
 *
 * @param weeks the values of k, ascending; one member each.
 */
export function seasonalMeanFamily(weeks: readonly number[]): MemberFamily {
  const longest = weeks.at(-1) ?? 1;
  return {
    memberIds: weeks.map((k) => (k === 1 ? 'seasonal-naive' : `seasonal-mean-${k}`)),
    predict(matrix, origin, from, to, out) {
      const slots = matrix.slotsPerDay;
      for (let day = from; day < to; day++) {
        const row = (day - from) * slots;
        if (day - from >= 7) {
          // The last k weeks look the same from every later week of the horizon.
          for (const member of out) member.copyWithin(row, row - 7 * slots, row - 6 * slots);
          continue;
        }
        for (let slot = 0; slot < slots; slot++) {
          fillCell(matrix, origin, day, slot, weeks, longest, out, row + slot);
        }
      }
    },
  };
}

function fillCell(
  matrix: DayMatrix,
  origin: number,
  day: number,
  slot: number,
  weeks: readonly number[],
  longest: number,
  out: readonly Float64Array[],
  cell: number,
): void {
  let past = day - 7 * Math.ceil((day - origin + 1) / 7);
  let sum = 0;
  let found = 0;
  let member = 0;
  for (let week = 1; past >= 0 && week <= 2 * longest + 4 && member < weeks.length; week++, past -= 7) {
    while (member < weeks.length && week > 2 * weeks[member]! + 4) {
      out[member++]![cell] = found === 0 ? Number.NaN : sum / found;
    }
    const value = matrix.values[past * matrix.slotsPerDay + slot]!;
    if (Number.isNaN(value)) continue;
    sum += value;
    found++;
    while (member < weeks.length && found === weeks[member]!) out[member++]![cell] = sum / found;
  }
  for (; member < weeks.length; member++) out[member]![cell] = found === 0 ? Number.NaN : sum / found;
}
