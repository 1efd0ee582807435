import type { LocalDay } from '../../core/index.ts';

/** One local day of a queue as slots: where it starts, how many intervals it has (a clock change makes fewer or more). */
export interface HistoryDaySlots {
  readonly day: LocalDay;
  readonly startMs: number;
  readonly count: number;
  readonly intervalMinutes: number;
}

/** Which local day an instant of a queue lies in. Zones are the use case's knowledge, so it hands this in. */
export type DayOf = (queueId: string, startMs: number) => HistoryDaySlots;

const MS_PER_MINUTE = 60_000;

/** The instant after the day's last slot. */
export function endOfSlots(day: HistoryDaySlots): number {
  return day.startMs + day.count * day.intervalMinutes * MS_PER_MINUTE;
}

/** The slot that starts at this instant, or null when none does. */
export function slotAt(day: HistoryDaySlots, startMs: number): number | null {
  const slot = (startMs - day.startMs) / (day.intervalMinutes * MS_PER_MINUTE);
  return Number.isInteger(slot) && slot >= 0 && slot < day.count ? slot : null;
}
