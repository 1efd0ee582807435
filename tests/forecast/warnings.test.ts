import { describe, expect, it } from 'vitest';
import type { DayGrid } from '../../src/calendar/index.ts';
import { buildDayGrid } from '../../src/calendar/index.ts';
import { autoForecaster } from '../../src/forecast/index.ts';
import { forecastCase } from '../support/describe-forecaster.ts';
import { localDayGrid } from '../support/local-day-grid.ts';

const flat = (value: number) => (grid: DayGrid) => new Float64Array(grid.startsMs.length).fill(value);

function answer(days: number, fill: (grid: DayGrid) => Float64Array, horizonDays = 14) {
  const made = forecastCase({ metric: 'offered', days, horizonDays, fill });
  const forecast = autoForecaster.fit(made.history, { events: [], seed: 1 }).predict(made.horizon, [0.8]);
  return {
    codes: forecast.warnings.map((found) => found.code),
    open: [...forecast.mean].filter((_, i) => made.horizon.open[i] === 1),
  };
}

describe('the documented answer to odd history', () => {
  it('is 0 for all zeros', () => {
    const { codes, open } = answer(56, flat(0));
    expect(codes).toContain('ALL_ZERO');
    expect(open.every((value) => value === 0)).toBe(true);
  });

  it('is the constant for a constant', () => {
    const { codes, open } = answer(56, flat(12));
    expect(codes).toContain('CONSTANT_HISTORY');
    for (const value of open) expect(value).toBeCloseTo(12, 9);
  });

  it('is not moved by a single spike', () => {
    const { codes, open } = answer(56, (grid) => flat(0)(grid).with(grid.days[50]!.first + 24, 9000));
    expect(codes).toContain('SINGLE_SPIKE');
    expect(Math.max(...open)).toBe(0);
  });

  it('steps over a gap of weeks and says so', () => {
    const { codes, open } = answer(84, (grid) =>
      flat(12)(grid).fill(Number.NaN, grid.days[40]!.first, grid.days[75]!.first),
    );
    expect(codes).toContain('LONG_GAP');
    for (const value of open) expect(value).toBeCloseTo(12, 9);
  });

  it('borrows for a weekday that was never open, and says so only where nothing was borrowable', () => {
    const { codes, open } = answer(4, flat(12));
    expect(codes).toContain('SHORT_HISTORY');
    expect(codes).toContain('BOUNDS_NOT_CALIBRATED');
    for (const value of open) expect(value).toBeCloseTo(12, 6);
  });

  it('goes on for years, warned', () => {
    const { codes, open } = answer(56, flat(12), 800);
    expect(codes).toContain('BEYOND_BACKTEST');
    for (const value of open) expect(value).toBeCloseTo(12, 6);
  });

  it('is nothing for an empty horizon', () => {
    expect(answer(56, flat(12), 0).open).toEqual([]);
  });
});

describe('the grid that these tests build', () => {
  it.each(['2026-03-27', '2026-10-23'])(
    'is the calendar room’s own, over the clock change after %s',
    (firstDay) => {
      const toDay = firstDay.replace(/\d\d$/, (day) => String(Number(day) + 4));
      const ours = localDayGrid({ firstDay, days: 4, intervalMinutes: 30, timeZone: 'Europe/Paris' });
      expect(ours).toEqual(
        buildDayGrid({ timeZone: 'Europe/Paris', intervalMinutes: 30, fromDay: firstDay, toDay }),
      );
    },
  );
});
