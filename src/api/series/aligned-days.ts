import { buildDayGrid, type DayGrid, dayNumberOf, dayText } from '../../calendar/index.ts';
import { instantText, type LocalDay } from '../../core/index.ts';

/** Stored days of one queue on a common grid without gaps. */
export interface AlignedDays {
  readonly grid: DayGrid;
  /** Members that every series has: where its arrays begin and where each day lies in them. */
  readonly head: {
    readonly queueId: string;
    readonly timeZone: string;
    readonly intervalMinutes: number;
    readonly start: string;
    readonly days: { day: LocalDay; start: string; first: number; count: number }[];
  };
}

/** The grid of a queue over local days, both included. */
export function alignDays(
  queue: { readonly id: string; readonly timeZone: string },
  intervalMinutes: number,
  fromDay: LocalDay,
  toDay: LocalDay,
): AlignedDays {
  const { timeZone } = queue;
  const after = dayText(dayNumberOf(toDay) + 1);
  const grid = buildDayGrid({ timeZone, intervalMinutes, fromDay, toDay: after });
  const days = grid.days.map(({ day, startMs, first, count }) => ({
    day,
    start: instantText(startMs),
    first,
    count,
  }));
  return {
    grid,
    head: { queueId: queue.id, timeZone, intervalMinutes, start: days[0]?.start ?? '', days },
  };
}

/** One array over the grid from the stored days' arrays; null where nothing is stored or a value is a hole. */
export function alignedValues<Day extends { readonly day: LocalDay }, Value>(
  { grid }: AlignedDays,
  days: readonly Day[],
  valuesOf: (day: Day) => ArrayLike<Value>,
): (Value | null)[] {
  const made = new Array<Value | null>(grid.startsMs.length).fill(null);
  const placeOf = new Map(grid.days.map((day) => [day.day, day]));
  for (const day of days) {
    const place = placeOf.get(day.day);
    const values = valuesOf(day);
    if (place === undefined) continue;
    for (let slot = 0; slot < Math.min(place.count, values.length); slot++) {
      made[place.first + slot] = orHole(values[slot] as Value);
    }
  }
  return made;
}

/** NaN and Infinity are no JSON: both say that there is no answer. */
function orHole<Value>(value: Value): Value | null {
  return typeof value === 'number' && !Number.isFinite(value) ? null : value;
}
