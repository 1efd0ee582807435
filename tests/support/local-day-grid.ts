import type { DayGrid, GridDay } from '../../src/calendar/index.ts';

const MS_PER_DAY = 86_400_000;
const MS_PER_HOUR = 3_600_000;
const MS_PER_MINUTE = 60_000;

export interface LocalDayGridOptions {
  /** First local day, YYYY-MM-DD. */
  readonly firstDay: string;
  readonly days: number;
  readonly intervalMinutes: number;
  /** `UTC`, or `Europe/Paris` with the European Union's summer-time rule written out. */
  readonly timeZone?: 'UTC' | 'Europe/Paris';
  /** Is the queue open at this weekday (1 = Monday) and minute of the day? Always, unless said. */
  readonly isOpen?: (weekday: number, minute: number) => boolean;
  readonly holidays?: ReadonlyMap<string, string>;
}

/** Builds a day grid for tests from first principles, independently of the calendar room. */
export function localDayGrid(options: LocalDayGridOptions): DayGrid {
  const { intervalMinutes, timeZone = 'UTC', isOpen = () => true } = options;
  const firstDayNumber = Date.parse(`${options.firstDay}T00:00:00Z`) / MS_PER_DAY;
  const days: GridDay[] = [];
  const startsMs: number[] = [];
  const slot: number[] = [];
  const open: number[] = [];
  for (let d = 0; d < options.days; d++) {
    const dayNumber = firstDayNumber + d;
    const weekday = ((dayNumber + 3) % 7) + 1;
    const startMs = midnightMs(timeZone, dayNumber);
    const endMs = midnightMs(timeZone, dayNumber + 1);
    const day = new Date(dayNumber * MS_PER_DAY).toISOString().slice(0, 10);
    const first = startsMs.length;
    const step = intervalMinutes === 1440 ? endMs - startMs : intervalMinutes * MS_PER_MINUTE;
    for (let ms = startMs; ms < endMs; ms += step) {
      const minute = (ms + offsetMs(timeZone, ms)) / MS_PER_MINUTE - dayNumber * 1440;
      startsMs.push(ms);
      slot.push(minute / intervalMinutes);
      open.push(isOpen(weekday, minute) ? 1 : 0);
    }
    const holiday = options.holidays?.get(day) ?? null;
    days.push({ day, dayNumber, weekday, startMs, first, count: startsMs.length - first, holiday });
  }
  return {
    timeZone,
    intervalMinutes,
    days,
    startsMs: Float64Array.from(startsMs),
    slot: Uint16Array.from(slot),
    slotsPerDay: 1440 / intervalMinutes,
    open: Uint8Array.from(open),
  };
}

/** Paris is one hour ahead of UTC, two from the last Sunday of March to that of October, both at 01:00 UTC. */
function offsetMs(timeZone: 'UTC' | 'Europe/Paris', ms: number): number {
  if (timeZone === 'UTC') return 0;
  const year = new Date(ms).getUTCFullYear();
  const summer = ms >= lastSundayMs(year, 2) + MS_PER_HOUR && ms < lastSundayMs(year, 9) + MS_PER_HOUR;
  return summer ? 2 * MS_PER_HOUR : MS_PER_HOUR;
}

function lastSundayMs(year: number, month: number): number {
  const last = new Date(Date.UTC(year, month + 1, 0));
  return last.getTime() - last.getUTCDay() * MS_PER_DAY;
}

function midnightMs(timeZone: 'UTC' | 'Europe/Paris', dayNumber: number): number {
  const local = dayNumber * MS_PER_DAY;
  return local - offsetMs(timeZone, local - offsetMs(timeZone, local));
}
