import { describe, expect, it } from 'vitest';
import type { DayGrid } from '../../src/calendar/index.ts';
import type { CalendarEvent } from '../../src/core/index.ts';
import { checkExplanation } from '../../src/core/index.ts';
import { autoForecaster, type Forecast } from '../../src/forecast/index.ts';
import { localDayGrid } from '../support/local-day-grid.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const at = (text: string): number => Date.parse(`${text}Z`);
const isOpen = (_weekday: number, minute: number) => minute >= 480 && minute < 1080;
const profile = [10, 20, 30, 40, 30, 30, 20, 20, 10, 10];

/** Eight weeks of ten open hours a day, 220 contacts, changed by `change`; two weeks follow. */
function forecastOf(
  events: readonly Partial<CalendarEvent>[],
  change: (day: string, value: number) => number = (_, value) => value,
  holidays: Record<string, string> = {},
): Forecast {
  const shape = { intervalMinutes: 60, isOpen, holidays: new Map(Object.entries(holidays)) };
  const grid = localDayGrid({ ...shape, firstDay: '2026-01-05', days: 56 });
  const values = new Float64Array(grid.startsMs.length).fill(Number.NaN);
  for (const day of grid.days) {
    for (let i = day.first; i < day.first + day.count; i++) {
      if (grid.open[i] === 1) values[i] = change(day.day, profile[grid.slot[i]! - 8]!);
    }
  }
  const context = {
    seed: 1,
    events: events.map(
      (event): CalendarEvent => ({
        queueId: null,
        fromMs: 0,
        toMs: 0,
        type: 'campaign',
        label: 'mailing',
        effect: 'learn',
        value: null,
        recurs: false,
        ...event,
      }),
    ),
  };
  const horizon = localDayGrid({ ...shape, firstDay: '2026-03-02', days: 14 });
  const forecast = autoForecaster
    .fit({ metric: 'offered', grid, values, weights: null }, context)
    .predict(horizon, [0.8]);
  for (let i = 0; i < forecast.mean.length; i++) expect(checkExplanation(forecast.explain(i))).toEqual([]);
  return forecast;
}

function dayTotal(forecast: Forecast, day: string): number {
  const { first, count } = (forecast.grid as DayGrid).days.find((found) => found.day === day)!;
  return forecast.mean.subarray(first, first + count).reduce((a, b) => a + b, 0);
}

const codes = (forecast: Forecast): string[] => forecast.warnings.map((found) => found.code);

describe('events', () => {
  it('that are excluded leave no trace', () => {
    const outage = {
      fromMs: at('2026-02-23T00:00'),
      toMs: at('2026-02-25T00:00'),
      type: 'outage',
      effect: 'exclude',
    } as const;
    const forecast = forecastOf([outage], (day, value) =>
      day === '2026-02-23' || day === '2026-02-24' ? value * 5 : value,
    );
    expect(dayTotal(forecast, '2026-03-02')).toBeCloseTo(220, 6);
    expect(
      dayTotal(
        forecastOf([], (day, value) => (day === '2026-02-23' ? value * 5 : value)),
        '2026-03-02',
      ),
    ).toBeGreaterThan(240);
  });

  it('of known size are applied: percent, add, set, closure', () => {
    const span = { fromMs: at('2026-03-04T00:00'), toMs: at('2026-03-05T00:00') };
    const total = (event: Partial<CalendarEvent>) =>
      dayTotal(forecastOf([{ ...span, ...event }]), '2026-03-04');
    expect(total({ effect: 'percent', value: 25 })).toBeCloseTo(275, 6);
    expect(total({ effect: 'add', value: 110 })).toBeCloseTo(330, 6);
    expect(total({ effect: 'set', value: 500 })).toBeCloseTo(500, 6);
    expect(total({ effect: 'add', value: -1000 })).toBe(0);
    expect(total({ type: 'closure', effect: 'exclude' })).toBe(0);
    expect(total({ effect: 'exclude' })).toBeCloseTo(220, 6);
  });

  it('spread a total by the profile, and touch nothing outside their span', () => {
    const forecast = forecastOf([
      { fromMs: at('2026-03-04T08:00'), toMs: at('2026-03-04T10:00'), effect: 'set', value: 90 },
    ]);
    const { first } = forecast.grid.days[2]!;
    expect(
      [...forecast.mean.subarray(first + 8, first + 11)].map((value) => Math.round(value * 1e6) / 1e6),
    ).toEqual([30, 60, 30]);
  });

  it('past ones of known percentage are divided out', () => {
    const week = {
      fromMs: at('2026-02-23T00:00'),
      toMs: at('2026-03-02T00:00'),
      effect: 'percent',
      value: 50,
    } as const;
    const forecast = forecastOf([week], (day, value) => (day >= '2026-02-23' ? value * 1.5 : value));
    expect(dayTotal(forecast, '2026-03-03')).toBeCloseTo(220, 4);
  });

  it('that recur by label are learnt and shrunk; one never seen is named', () => {
    const mailing = (day: string) => ({ fromMs: at(`${day}T00:00`), toMs: at(`${day}T00:00`) + DAY });
    const days = ['2026-01-14', '2026-01-28', '2026-02-11'];
    const events = [...days, '2026-03-11'].map(mailing);
    const forecast = forecastOf(events, (day, value) => (days.includes(day) ? value * 2 : value));
    expect(dayTotal(forecast, '2026-03-11')).toBeGreaterThan(370);
    expect(dayTotal(forecast, '2026-03-11')).toBeLessThan(440);
    expect(dayTotal(forecast, '2026-03-04')).toBeCloseTo(220, 6);
    expect(codes(forecast)).not.toContain('EVENT_NOT_LEARNT');
    const unknown = forecastOf([{ ...mailing('2026-03-11'), label: 'never before' }]);
    expect(codes(unknown)).toContain('EVENT_NOT_LEARNT');
    expect(dayTotal(unknown, '2026-03-11')).toBeCloseTo(220, 6);
  });
});

describe('holidays', () => {
  it('take the ratio that their key had, shrunk towards all holidays, with wider bounds', () => {
    const halved = (day: string, value: number) =>
      day === '2026-01-19' || day === '2026-02-16' ? value / 2 : value;
    const holidays = { '2026-01-19': 'X:a', '2026-02-16': 'X:a', '2026-03-09': 'X:a', '2026-03-12': 'X:b' };
    const forecast = forecastOf([], halved, holidays);
    expect(dayTotal(forecast, '2026-03-09')).toBeGreaterThan(110);
    expect(dayTotal(forecast, '2026-03-09')).toBeLessThan(140);
    expect(dayTotal(forecast, '2026-03-12')).toBeGreaterThan(dayTotal(forecast, '2026-03-09'));
    expect(dayTotal(forecast, '2026-03-12')).toBeLessThan(180);
    expect(dayTotal(forecast, '2026-03-02')).toBeCloseTo(220, 6);
    expect(dayTotal(forecast, '2026-03-10')).toBeCloseTo(220, 6);
    expect(codes(forecast).filter((code) => code === 'HOLIDAY_NOT_LEARNT')).toHaveLength(1);
    const width = (d: number) => {
      const i = forecast.grid.days[d]!.first + 11;
      return (forecast.bounds[0]!.upper[i]! - forecast.bounds[0]!.lower[i]!) / forecast.mean[i]!;
    };
    expect(width(7)).toBeGreaterThan(width(8));
  });
});
