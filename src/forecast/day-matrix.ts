import type { ForecastHistory } from './types.ts';

/**
 * History laid out as local days x wall-clock slots: the shape every member model learns from.
 *
 * `values[day * slotsPerDay + slot]` is NaN where there is nothing to learn: holes, closed slots, masked events and
 * holidays, and slots that the spring day skips. A slot that the autumn day repeats holds the average of its two
 * intervals, so that a cell always means one interval. Days are consecutive: day `i` has the day number
 * `firstDayNumber + i`.
 */
export interface DayMatrix {
  readonly slotsPerDay: number;
  readonly dayCount: number;
  readonly firstDayNumber: number;
  readonly values: Float64Array;
  /** 1 where the day has at least one value to learn from. */
  readonly observed: Uint8Array;
}

/** 0 = Monday … 6 = Sunday, of a day number (days since 1970-01-01, a Thursday). */
export function weekdayIndex(dayNumber: number): number {
  return (((dayNumber + 3) % 7) + 7) % 7;
}

/**
 * Lays values out by day and slot.
 *
 * @param values one value per interval of the history's grid (NaN = hole); not changed.
 * @param masked 1 where an interval is not to be learnt from, or null for none.
 */
export function buildDayMatrix(
  history: Pick<ForecastHistory, 'grid'>,
  values: Float64Array,
  masked: Uint8Array | null,
): DayMatrix {
  const { days, slot, open, slotsPerDay } = history.grid;
  const cells = new Float64Array(days.length * slotsPerDay).fill(Number.NaN);
  const observed = new Uint8Array(days.length);
  const repeats = new Uint8Array(slotsPerDay);
  days.forEach((day, dayIndex) => {
    const row = dayIndex * slotsPerDay;
    repeats.fill(0);
    for (let i = day.first; i < day.first + day.count; i++) {
      const value = values[i]!;
      if (open[i] === 0 || Number.isNaN(value) || (masked !== null && masked[i] === 1)) continue;
      const cell = row + slot[i]!;
      const seen = repeats[slot[i]!]!++;
      cells[cell] = seen === 0 ? value : (cells[cell]! * seen + value) / (seen + 1);
      observed[dayIndex] = 1;
    }
  });
  return {
    slotsPerDay,
    dayCount: days.length,
    firstDayNumber: days[0]?.dayNumber ?? 0,
    values: cells,
    observed,
  };
}
