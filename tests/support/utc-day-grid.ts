import { buildDayGrid, type DayGrid } from '../../src/calendar/index.ts';

const DAY_MS = 86_400_000;

/** Whole UTC days, open where the test says so: no daylight saving, so every day has the same intervals. */
export function utcDayGrid(options: {
  readonly firstDay: string;
  readonly days: number;
  readonly intervalMinutes: number;
  readonly open: (startMs: number, slot: number) => boolean;
}): DayGrid {
  const { firstDay, days, intervalMinutes, open } = options;
  const toDay = new Date(Date.parse(firstDay) + days * DAY_MS).toISOString().slice(0, 10);
  const grid = buildDayGrid({ timeZone: 'UTC', intervalMinutes, fromDay: firstDay, toDay });
  return {
    ...grid,
    open: Uint8Array.from(grid.startsMs, (startMs, i) => (open(startMs, grid.slot[i] as number) ? 1 : 0)),
  };
}
