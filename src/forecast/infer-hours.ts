import type { DayGrid, OpeningHours } from '../calendar/index.ts';

/** A slot is taken for open when at least this share of its recent days saw a contact … */
const LEAST_BUSY_SHARE = 0.04;
/** … counting at most this many of the latest days of its weekday. */
const RECENT_WEEKS = 26;
/** Closed stretches up to this long between open ones are taken for quiet, not closed. */
const LONGEST_QUIET_MINUTES = 240;
const MINUTES_PER_DAY = 1440;
const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7] as const;

/**
 * Opening hours read off a history: per weekday, the slots in which contacts arrive. Holes and explicit zeros both speak
 * for closed, because phone systems write either for closed hours. A queue that never saw a contact is taken for open
 * wherever it was observed at all.
 *
 * @param history counts on a grid that is open everywhere; NaN = hole.
 * @returns hours in the grid's zone; null where every slot is open.
 */
export function inferOpeningHours(grid: DayGrid, values: Float64Array): OpeningHours | null {
  const { slotsPerDay, intervalMinutes } = grid;
  const open = WEEKDAYS.map((weekday) => openSlots(grid, values, weekday));
  if (open.every((slots) => slots.every((slot) => slot === 0))) return null;
  for (const slots of open) closeQuietGaps(slots, Math.floor(LONGEST_QUIET_MINUTES / intervalMinutes));
  if (open.every((slots) => slots.every((slot) => slot === 1))) return null;
  const weekly: Record<string, [string, string][]> = {};
  WEEKDAYS.forEach((weekday, index) => {
    const windows = windowsOf(open[index]!, MINUTES_PER_DAY / slotsPerDay);
    if (windows.length > 0) weekly[String(weekday)] = windows;
  });
  return { tz: grid.timeZone, weekly };
}

function openSlots(grid: DayGrid, values: Float64Array, weekday: number): Uint8Array {
  const observed = new Float64Array(grid.slotsPerDay);
  const busy = new Float64Array(grid.slotsPerDay);
  const seenDays = grid.days.filter((day) => day.weekday === weekday && day.holiday === null);
  for (const day of seenDays.slice(-RECENT_WEEKS)) {
    for (let index = day.first; index < day.first + day.count; index++) {
      const slot = grid.slot[index]!;
      observed[slot]! += 1;
      if (values[index]! > 0) busy[slot]! += 1;
    }
  }
  return Uint8Array.from(busy, (count, slot) =>
    observed[slot]! > 0 && count / observed[slot]! > LEAST_BUSY_SHARE ? 1 : 0,
  );
}

function closeQuietGaps(slots: Uint8Array, longest: number): void {
  let lastOpen = -1;
  for (let slot = 0; slot < slots.length; slot++) {
    if (slots[slot] === 0) continue;
    if (lastOpen >= 0 && slot - lastOpen - 1 <= longest) slots.fill(1, lastOpen, slot);
    lastOpen = slot;
  }
}

function windowsOf(slots: Uint8Array, slotMinutes: number): [string, string][] {
  const windows: [string, string][] = [];
  let from = -1;
  for (let slot = 0; slot <= slots.length; slot++) {
    const open = slots[slot] === 1;
    if (open && from < 0) from = slot;
    if (!open && from >= 0) {
      windows.push([clockText(from * slotMinutes), clockText(slot * slotMinutes)]);
      from = -1;
    }
  }
  return windows;
}

function clockText(minutes: number): string {
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
}
