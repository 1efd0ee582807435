import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DayGrid } from '../../src/calendar/index.ts';
import { type CalendarEvent, checkExplanation, type Metric } from '../../src/core/index.ts';
import {
  FORECAST_WARNINGS,
  type Forecast,
  type Forecaster,
  type ForecastHistory,
} from '../../src/forecast/index.ts';
import { localDayGrid } from './local-day-grid.ts';
import { syntheticContacts } from './synthetic-contacts.ts';

const LEVELS = [0.5, 0.8, 0.95];
const CONTEXT = { events: [], seed: 1 };
const MS_PER_DAY = 86_400_000;

/** Weekdays 08:00 to 18:00 and Saturday mornings. */
const openingHours = (weekday: number, minute: number): boolean =>
  weekday <= 5 ? minute >= 480 && minute < 1080 : weekday === 6 && minute >= 540 && minute < 720;

/** A history and the horizon that follows it, cut from one grid. */
export interface ForecastCase {
  readonly history: ForecastHistory;
  readonly horizon: DayGrid;
}

interface CaseOptions {
  readonly metric: Metric;
  readonly days: number;
  readonly horizonDays?: number;
  readonly firstDay?: string;
  readonly intervalMinutes?: number;
  readonly timeZone?: 'UTC' | 'Europe/Paris';
  readonly isOpen?: (weekday: number, minute: number) => boolean;
  readonly fill?: (grid: DayGrid) => Float64Array;
}

const lively = (grid: DayGrid): Float64Array =>
  syntheticContacts(grid, { seed: 7, peak: 60, dayVariance: 0.01, holeShare: 0.02 });

/** For handle time the fill gives the contacts, each of which took 240 seconds and a little by time of day. */
export function forecastCase(options: CaseOptions): ForecastCase {
  const { metric, days, horizonDays = 14, firstDay = '2026-01-05', intervalMinutes = 30 } = options;
  const shape = {
    intervalMinutes,
    timeZone: options.timeZone ?? 'UTC',
    isOpen: options.isOpen ?? openingHours,
  };
  const grid = localDayGrid({ ...shape, firstDay, days });
  const after = new Date(Date.parse(`${firstDay}T00:00:00Z`) + days * MS_PER_DAY).toISOString().slice(0, 10);
  const contacts = (options.fill ?? lively)(grid);
  const history: ForecastHistory =
    metric === 'offered'
      ? { metric, grid, values: contacts, weights: null }
      : { metric, grid, values: contacts.map((n, i) => n * (240 + 2 * grid.slot[i]!)), weights: contacts };
  return { history, horizon: localDayGrid({ ...shape, firstDay: after, days: horizonDays }) };
}

/** The conformance suite that every Forecaster passes on each metric it forecasts. */
export function describeForecaster(forecaster: Forecaster, metric: Metric): void {
  const run = (made: ForecastCase, events: readonly CalendarEvent[] = []): Forecast =>
    forecaster.fit(made.history, { ...CONTEXT, events }).predict(made.horizon, LEVELS);

  describe(`${forecaster.id} as a forecaster of ${metric}`, () => {
    const ordinary = forecastCase({ metric, days: 84 });

    it('has a name, a version, and no way to predict before it is fitted', () => {
      expect(forecaster.id).toMatch(/^[a-z0-9.-]+$/);
      expect(Number.isInteger(forecaster.version) && forecaster.version >= 1).toBe(true);
      // @ts-expect-error an unfitted forecaster cannot predict
      expect(forecaster.predict).toBeUndefined();
    });

    it('answers every interval of the horizon, in order', () => {
      const forecast = run(ordinary);
      expect(forecast.metric).toBe(metric);
      expect(forecast.grid).toBe(ordinary.horizon);
      expectSound(forecast, LEVELS);
      const openMean = forecast.mean.filter((_, i) => ordinary.horizon.open[i] === 1);
      expect(openMean.every((value) => value > 0)).toBe(true);
    });

    it('gives the same bytes for the same input and changes none of it', () => {
      const before = JSON.stringify([...ordinary.history.values, ...ordinary.horizon.open]);
      const first = bytesOf(run(ordinary));
      expect(bytesOf(run(ordinary))).toEqual(first);
      expect(JSON.stringify([...ordinary.history.values, ...ordinary.horizon.open])).toBe(before);
    });

    it('says the same of a day however far ahead it is asked to look', () => {
      const near = forecastCase({ metric, days: 120, horizonDays: 2 });
      const far = forecastCase({ metric, days: 120, horizonDays: 30 });
      const [first, second] = [near, far].map(({ history, horizon }) =>
        forecaster.fit(history, CONTEXT).predict(horizon, LEVELS),
      );
      const length = near.horizon.startsMs.length;
      expect([...(second as Forecast).mean.slice(0, length)]).toEqual([...(first as Forecast).mean]);
      expect([...(second as Forecast).median.slice(0, length)]).toEqual([...(first as Forecast).median]);
    });

    it('explains every interval by parts that re-add', () => {
      const forecast = run(ordinary);
      for (let i = 0; i < forecast.mean.length; i++) {
        const explanation = forecast.explain(i);
        expect(Number(explanation.value)).toBe(forecast.mean[i]);
        expect(checkExplanation(explanation)).toEqual([]);
      }
    });

    it('returns the levels in the order asked, and none when none is asked', () => {
      const fitted = forecaster.fit(ordinary.history, CONTEXT);
      const asked = fitted.predict(ordinary.horizon, [0.95, 0.5]);
      expect(asked.bounds.map((bound) => bound.level)).toEqual([0.95, 0.5]);
      expect(fitted.predict(ordinary.horizon, []).bounds).toEqual([]);
      expect([...asked.mean]).toEqual([...fitted.predict(ordinary.horizon, LEVELS).mean]);
    });

    it.each([
      ['spring forward', '2026-03-29'],
      ['autumn back', '2026-10-25'],
    ])('forecasts the day the clocks go %s, and learns from it', (_name, sunday) => {
      const start = (days: number) =>
        new Date(Date.parse(`${sunday}T00:00:00Z`) - days * MS_PER_DAY).toISOString().slice(0, 10);
      const isOpen = () => true;
      const ahead = run(
        forecastCase({
          metric,
          days: 56,
          horizonDays: 9,
          firstDay: start(60),
          timeZone: 'Europe/Paris',
          isOpen,
        }),
      );
      expectSound(ahead, LEVELS);
      const changed = ahead.grid.days.find((day) => day.day === sunday)!;
      expect(changed.count).toBe(sunday.includes('-03-') ? 46 : 50);
      const bySlot = new Map<number, number>();
      for (let i = changed.first; i < changed.first + changed.count; i++) {
        const slot = ahead.grid.slot[i]!;
        expect(bySlot.get(slot) ?? ahead.mean[i]).toBe(ahead.mean[i]);
        bySlot.set(slot, ahead.mean[i]!);
      }
      expectSound(
        run(forecastCase({ metric, days: 56, firstDay: start(40), timeZone: 'Europe/Paris', isOpen })),
        LEVELS,
      );
    });

    it.each([
      ['no history', 0, lively, 'EMPTY_HISTORY'],
      [
        'nothing but holes',
        42,
        (grid: DayGrid) => new Float64Array(grid.startsMs.length).fill(Number.NaN),
        'EMPTY_HISTORY',
      ],
      ['a single day', 1, lively, 'SHORT_HISTORY'],
      ['ten days', 10, lively, 'SHORT_HISTORY'],
    ])('answers %s with a warning', (_name, days, fill, code) => {
      const forecast = run(forecastCase({ metric, days, fill }));
      expectSound(forecast, LEVELS);
      expect(forecast.warnings.map((found) => found.code)).toContain(code);
    });

    it('answers all zeros, a constant, one spike and a gap of weeks', () => {
      const same = (value: number) => (grid: DayGrid) => new Float64Array(grid.startsMs.length).fill(value);
      const spike = (grid: DayGrid) => {
        const values = same(0)(grid);
        values[grid.days[30]!.first + 24] = 5000;
        return values;
      };
      const gap = (grid: DayGrid) => {
        const values = lively(grid);
        values.fill(Number.NaN, grid.days[28]!.first, grid.days[77]!.first);
        return values;
      };
      for (const fill of [same(0), same(12), spike, gap]) {
        expectSound(run(forecastCase({ metric, days: 98, fill })), LEVELS);
      }
    });

    it('answers any history: holes, gaps, spikes, few days, every interval length', () => {
      const value = fc.oneof(
        { weight: 6, arbitrary: fc.integer({ min: 0, max: 40 }) },
        fc.constantFrom(0, Number.NaN, 3000),
      );
      fc.assert(
        fc.property(
          fc.integer({ min: 0, max: 40 }),
          fc.constantFrom(60, 240, 1440),
          fc.array(value, { minLength: 1, maxLength: 60 }),
          (days, intervalMinutes, cycle) => {
            const fill = (grid: DayGrid) =>
              Float64Array.from(grid.startsMs, (_, i) => cycle[(i * 7 + (i >> 4)) % cycle.length]!);
            expectSound(run(forecastCase({ metric, days, horizonDays: 9, intervalMinutes, fill })), LEVELS);
          },
        ),
        { numRuns: 60 },
      );
    });

    it('refuses garbage with a coded error', () => {
      const { history, horizon } = ordinary;
      const codeOf = (attempt: () => unknown): unknown => {
        try {
          attempt();
        } catch (error) {
          return (error as { code?: unknown }).code;
        }
        return 'no error';
      };
      const fitted = forecaster.fit(history, CONTEXT);
      const wrong = (value: number) => ({ ...history, values: history.values.with(100, value) });
      expect(codeOf(() => forecaster.fit(wrong(-1), CONTEXT))).toBe('FORECAST_VALUE_INVALID');
      expect(codeOf(() => forecaster.fit(wrong(Number.POSITIVE_INFINITY), CONTEXT))).toBe(
        'FORECAST_VALUE_INVALID',
      );
      expect(codeOf(() => forecaster.fit({ ...history, values: new Float64Array(3) }, CONTEXT))).toBe(
        'FORECAST_HISTORY_SHAPE',
      );
      expect(codeOf(() => fitted.predict(history.grid, LEVELS))).toBe('FORECAST_HORIZON_INVALID');
      expect(codeOf(() => fitted.predict({ ...horizon, intervalMinutes: 15 }, LEVELS))).toBe(
        'FORECAST_HORIZON_INVALID',
      );
      for (const level of [0, 1, 80, Number.NaN]) {
        expect(codeOf(() => fitted.predict(horizon, [level]))).toBe('FORECAST_LEVEL_INVALID');
      }
    });
  });
}

/** Everything that holds for any forecast at all. */
export function expectSound(forecast: Forecast, levels: readonly number[]): void {
  const { grid, mean, median, bounds, metric } = forecast;
  const size = grid.startsMs.length;
  expect([mean.length, median.length]).toEqual([size, size]);
  expect(bounds.map((bound) => bound.level)).toEqual(levels);
  expect(
    forecast.warnings.every((found) => (FORECAST_WARNINGS as readonly string[]).includes(found.code)),
  ).toBe(true);
  const whole = metric === 'offered';
  const problems: string[] = [];
  for (let i = 0; i < size; i++) {
    const numbers = [...bounds.map((b) => b.lower[i]!).reverse(), ...bounds.map((b) => b.upper[i]!)];
    if (!numbers.every(Number.isFinite) || !Number.isFinite(mean[i]!) || !Number.isFinite(median[i]!))
      problems.push(`${i}: not finite`);
    if (numbers.some((value, k) => value < 0 || (k > 0 && value < numbers[k - 1]!)))
      problems.push(`${i}: not nested ${numbers}`);
    if (whole && ![...numbers, median[i]!].every(Number.isInteger)) problems.push(`${i}: not whole`);
    for (const { lower, upper } of bounds) {
      if (lower[i]! > mean[i]! || upper[i]! < mean[i]!)
        problems.push(`${i}: mean ${mean[i]} outside ${lower[i]} to ${upper[i]}`);
      if (lower[i]! > median[i]! || upper[i]! < median[i]!)
        problems.push(`${i}: median ${median[i]} outside`);
    }
    if (grid.open[i] === 0 && [...numbers, mean[i]!, median[i]!].some((value) => value !== 0))
      problems.push(`${i}: closed but not 0`);
  }
  expect(problems).toEqual([]);
}

function bytesOf(forecast: Forecast): number[][] {
  return [forecast.mean, forecast.median, ...forecast.bounds.flatMap((b) => [b.lower, b.upper])].map((a) => [
    ...new Uint8Array(a.buffer),
  ]);
}
