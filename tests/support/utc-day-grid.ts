import type { DayGrid } from '../../src/calendar/index.ts';

const DAY_MS = 86_400_000;

/** Whole UTC days as a DayGrid: no daylight saving, so every day has the same intervals. */
export function utcDayGrid(options: {
  readonly firstDay: string;
  readonly days: number;
  readonly intervalMinutes: number;
  readonly open: (startMs: number, slot: number) => boolean;
}): DayGrid {
  const { firstDay, days, intervalMinutes, open } = options;
  const slotsPerDay = 1440 / intervalMinutes;
  const firstMs = Date.parse(`${firstDay}T00:00:00Z`);
  const startsMs = Float64Array.from(
    { length: days * slotsPerDay },
    (_, i) => firstMs + i * intervalMinutes * 60_000,
  );
  return {
    timeZone: 'UTC',
    intervalMinutes,
    slotsPerDay,
    startsMs,
    slot: Uint16Array.from(startsMs, (_, i) => i % slotsPerDay),
    open: Uint8Array.from(startsMs, (startMs, i) => (open(startMs, i % slotsPerDay) ? 1 : 0)),
    days: Array.from({ length: days }, (_, at) => {
      const startMs = firstMs + at * DAY_MS;
      return {
        day: new Date(startMs).toISOString().slice(0, 10),
        dayNumber: startMs / DAY_MS,
        weekday: new Date(startMs).getUTCDay() || 7,
        startMs,
        first: at * slotsPerDay,
        count: slotsPerDay,
        holiday: null,
      };
    }),
  };
}
