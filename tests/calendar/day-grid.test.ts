import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  buildDayGrid,
  dayNumberOf,
  dayText,
  intervalEndMs,
  openFraction,
  parseOpeningHours,
  zone,
} from '../../src/calendar/index.ts';

const ZONES = [
  'UTC',
  'Europe/Paris',
  'America/New_York',
  'America/Sao_Paulo',
  'America/St_Johns',
  'America/Havana',
  'Asia/Beirut',
  'Asia/Kathmandu',
  'Australia/Lord_Howe',
  'Pacific/Apia',
];
const anyGrid = fc
  .record({
    timeZone: fc.constantFrom(...ZONES),
    intervalMinutes: fc.constantFrom(5, 10, 15, 30, 60, 1440),
    from: fc.integer({ min: dayNumberOf('1999-01-01'), max: dayNumberOf('2040-01-01') }),
    days: fc.integer({ min: 0, max: 12 }),
    onChange: fc.boolean(),
  })
  .map(({ timeZone, intervalMinutes, from, days, onChange }) => {
    // Half of the grids hold a clock change, where their zone has one.
    const change = zone(timeZone).transitionsMs(from * 86_400_000, (from + 400) * 86_400_000)[0];
    const first =
      onChange && change !== undefined ? zone(timeZone).localDayOf(change) - (days > 3 ? 2 : 0) : from;
    return { timeZone, intervalMinutes, fromDay: dayText(first), toDay: dayText(first + days) };
  });

function dayCounts(timeZone: string, fromDay: string, days: number, intervalMinutes = 60): number[] {
  const toDay = dayText(dayNumberOf(fromDay) + days);
  return buildDayGrid({ timeZone, intervalMinutes, fromDay, toDay }).days.map((day) => day.count);
}

describe('a day grid', () => {
  it('covers its days without gap or overlap', () => {
    fc.assert(
      fc.property(anyGrid, (options) => {
        const grid = buildDayGrid(options);
        const clock = zone(options.timeZone);
        expect(grid.days).toHaveLength(dayNumberOf(options.toDay) - dayNumberOf(options.fromDay));
        let first = 0;
        for (const day of grid.days) {
          expect(day.first).toBe(first);
          first += day.count;
          expect(day.startMs).toBe(clock.startOfDayMs(dayNumberOf(day.day)));
          if (day.count > 0) expect(grid.startsMs[day.first]).toBe(day.startMs);
          const longest = options.intervalMinutes === 1440 ? 26 * 60 : options.intervalMinutes;
          for (let i = day.first; i < first; i++) {
            const [from, to] = [grid.startsMs[i] as number, intervalEndMs(grid, i)];
            const fits = to > from && to - from <= longest * 60_000;
            const inside =
              clock.localDayOf(from) === day.dayNumber && clock.localDayOf(to - 1) === day.dayNumber;
            if (!fits || !inside) expect({ i, from, to, fits, inside }).toEqual('inside its day');
          }
        }
        expect(first).toBe(grid.startsMs.length);
      }),
      { numRuns: 100 },
    );
  });

  it('names each interval by its slot on the wall clock', () => {
    fc.assert(
      fc.property(anyGrid, (options) => {
        const grid = buildDayGrid(options);
        const clock = zone(options.timeZone);
        for (const [i, startMs] of grid.startsMs.entries()) {
          const minuteOfDay = (clock.toLocalMs(startMs) % 86_400_000) / 60_000;
          const slot =
            options.intervalMinutes === 1440 ? 0 : Math.floor(minuteOfDay / options.intervalMinutes);
          if (grid.slot[i] !== slot || slot >= grid.slotsPerDay)
            expect({ i, found: grid.slot[i] }).toEqual(slot);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('is open exactly where some part of the interval is', () => {
    const time = fc.integer({ min: 0, max: 95 }).map((q) => `${two(Math.floor(q / 4))}:${two((q % 4) * 15)}`);
    const window = fc
      .tuple(time, time)
      .filter(([from, to]) => from !== to)
      .map(([a, b]) => (a < b ? [a, b] : [b, a === '00:00' ? '24:00' : a]));
    const week = fc.record(
      Object.fromEntries([1, 2, 3, 4, 5, 6, 7].map((day) => [day, fc.array(window, { maxLength: 3 })])),
    );
    fc.assert(
      fc.property(
        anyGrid,
        week,
        fc.constantFrom('Europe/Paris', 'America/New_York'),
        (options, weekly, tz) => {
          const hours = parseOpeningHours({ tz, weekly });
          const grid = buildDayGrid({ ...options, hours });
          for (const [i, fromMs] of grid.startsMs.entries()) {
            const share = openFraction(hours, { fromMs, toMs: intervalEndMs(grid, i) }) as number;
            const lawful = share >= 0 && share <= 1 && grid.open[i] === (share > 0 ? 1 : 0);
            if (!lawful) expect({ i, share, open: grid.open[i] }).toEqual('the same answer');
          }
        },
      ),
      { numRuns: 50 },
    );
  });

  it('has 23, 24 and 25 hours', () => {
    expect(dayCounts('Europe/Paris', '2026-03-28', 3)).toEqual([24, 23, 24]);
    expect(dayCounts('Europe/Paris', '2026-10-24', 3)).toEqual([24, 25, 24]);
    expect(dayCounts('America/New_York', '2026-11-01', 1, 30)).toEqual([50]);
    expect(dayCounts('America/Sao_Paulo', '2018-11-03', 3)).toEqual([24, 23, 24]);
    expect(dayCounts('Asia/Beirut', '2026-03-28', 2)).toEqual([24, 23]);
    expect(dayCounts('Europe/Paris', '2026-03-28', 3, 1440)).toEqual([1, 1, 1]);
  });

  it('repeats the slots of a repeated hour and leaves out those of a skipped one', () => {
    const slots = (fromDay: string) =>
      Array.from(
        buildDayGrid({
          timeZone: 'Europe/Paris',
          intervalMinutes: 60,
          fromDay,
          toDay: dayText(dayNumberOf(fromDay) + 1),
        }).slot.slice(0, 5),
      );
    expect(slots('2026-10-25')).toEqual([0, 1, 2, 2, 3]);
    expect(slots('2026-03-29')).toEqual([0, 1, 3, 4, 5]);
  });

  it('cuts an interval where the clocks move by less than it', () => {
    const grid = buildDayGrid({
      timeZone: 'Australia/Lord_Howe',
      intervalMinutes: 60,
      fromDay: '2026-04-05',
      toDay: '2026-04-06',
    });
    const minutes = Array.from(grid.startsMs, (ms, i) => (intervalEndMs(grid, i) - ms) / 60_000);
    expect(minutes.slice(0, 5)).toEqual([60, 60, 30, 60, 60]);
    expect(Array.from(grid.slot.slice(0, 5))).toEqual([0, 1, 1, 2, 3]);
    expect(minutes.reduce((a, b) => a + b, 0)).toBe(24.5 * 60);
  });

  it('gives no interval to a day that a zone left out', () => {
    expect(dayCounts('Pacific/Apia', '2011-12-29', 3)).toEqual([24, 0, 24]);
  });

  it('carries weekday and holiday', () => {
    const grid = buildDayGrid({
      timeZone: 'Europe/Paris',
      intervalMinutes: 1440,
      fromDay: '2026-12-25',
      toDay: '2026-12-27',
      holidayOf: (day) => (day === '2026-12-25' ? 'FR:12-25' : null),
    });
    expect(grid.days.map(({ weekday, holiday }) => [weekday, holiday])).toEqual([
      [5, 'FR:12-25'],
      [6, null],
    ]);
  });

  it('refuses a length it does not plan in', () => {
    expect(() =>
      buildDayGrid({ timeZone: 'UTC', intervalMinutes: 7, fromDay: '2026-01-01', toDay: '2026-01-02' }),
    ).toThrow(expect.objectContaining({ code: 'INTERVAL_LENGTH_INVALID' }));
  });
});

function two(value: number): string {
  return String(value).padStart(2, '0');
}
