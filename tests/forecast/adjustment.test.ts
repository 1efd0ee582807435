import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkExplanation } from '../../src/core/index.ts';
import { type Adjustment, applyAdjustments, autoForecaster } from '../../src/forecast/index.ts';
import { expectSound, forecastCase } from '../support/describe-forecaster.ts';

const made = forecastCase({ metric: 'offered', days: 56, horizonDays: 7 });
const system = autoForecaster.fit(made.history, { events: [], seed: 1 }).predict(made.horizon, [0.8, 0.95]);
const [monday, tuesday] = made.horizon.days as [(typeof made.horizon.days)[0], (typeof made.horizon.days)[0]];
const HALF_HOUR = 1_800_000;

const adjustment = (part: Partial<Adjustment>): Adjustment => ({
  queueId: 'billing',
  metric: 'offered',
  fromMs: monday.startMs,
  toMs: tuesday.startMs,
  op: 'percent',
  value: 0,
  value2: null,
  reason: 'campaign',
  author: 'planner',
  enabled: true,
  order: 1,
  ...part,
});
const apply = (...parts: Partial<Adjustment>[]) => applyAdjustments(system, 'billing', parts.map(adjustment));
const mondayOf = (values: Float64Array) => values.subarray(monday.first, monday.first + monday.count);
const total = (values: Float64Array) => values.reduce((a, b) => a + b, 0);

describe('adjustments', () => {
  it('that are none, off, of another queue or metric leave the system forecast as it is', () => {
    expect(apply().forecast).toBe(system);
    expect(apply({ value: 50, enabled: false }).forecast).toBe(system);
    expect(apply({ value: 50, queueId: 'orders' }).forecast).toBe(system);
    expect(apply({ value: 50, metric: 'ahtSeconds' }).forecast).toBe(system);
  });

  it('change their span only, and never the system forecast', () => {
    const before = system.mean.slice();
    const { forecast } = apply({ value: 10 });
    expect(total(mondayOf(forecast.mean))).toBeCloseTo(1.1 * total(mondayOf(system.mean)), 9);
    expect([...forecast.mean.subarray(tuesday.first)]).toEqual([...system.mean.subarray(tuesday.first)]);
    expect([...system.mean]).toEqual([...before]);
  });

  it('set a day by its profile, and add to it', () => {
    const set = apply({ op: 'set', value: 1000 }).forecast;
    const share = (values: Float64Array) =>
      [...mondayOf(values)].map((value) => value / total(mondayOf(values)));
    expect(total(mondayOf(set.mean))).toBeCloseTo(1000, 9);
    share(set.mean).forEach((value, i) => {
      expect(value).toBeCloseTo(share(system.mean)[i]!, 12);
    });
    expect(total(mondayOf(apply({ op: 'add', value: 50 }).forecast.mean))).toBeCloseTo(
      total(mondayOf(system.mean)) + 50,
      9,
    );
    expect(total(mondayOf(apply({ op: 'add', value: -1e6 }).forecast.mean))).toBe(0);
  });

  it('set each day of a longer span, and one interval to the value itself', () => {
    const twoDays = apply({ op: 'set', value: 700, toMs: made.horizon.days[2]!.startMs }).forecast;
    expect(total(mondayOf(twoDays.mean))).toBeCloseTo(700, 9);
    expect(total(twoDays.mean.subarray(tuesday.first, tuesday.first + tuesday.count))).toBeCloseTo(700, 9);
    const nine = monday.startMs + 18 * HALF_HOUR;
    const one = apply({ op: 'set', value: 33, fromMs: nine, toMs: nine + HALF_HOUR }).forecast;
    expect(one.mean[monday.first + 18]).toBeCloseTo(33, 12);
    expect(one.mean[monday.first + 19]).toBe(system.mean[monday.first + 19]);
  });

  it('clamp each interval: min, max, range', () => {
    const open = (values: Float64Array) =>
      [...mondayOf(values)].filter((_, i) => made.horizon.open[monday.first + i] === 1);
    expect(Math.min(...open(apply({ op: 'min', value: 30 }).forecast.mean))).toBe(30);
    expect(Math.max(...open(apply({ op: 'max', value: 30 }).forecast.mean))).toBe(30);
    const range = open(apply({ op: 'range', value: 30, value2: 40 }).forecast.mean);
    expect([Math.min(...range), Math.max(...range)]).toEqual([30, 40]);
  });

  it('apply in order, whatever order they come in', () => {
    const parts = [
      { op: 'set', value: 500, order: 2 },
      { op: 'percent', value: 100, order: 1 },
      { op: 'add', value: 50, order: 3 },
    ] as const;
    const forwards = apply(...parts).forecast.mean;
    expect(total(mondayOf(forwards))).toBeCloseTo(550, 9);
    expect([...apply(...parts.toReversed()).forecast.mean]).toEqual([...forwards]);
  });

  it('keep every law of a forecast, and explain themselves', () => {
    const anyAdjustment = fc.record({
      op: fc.constantFrom('percent', 'add', 'set', 'min', 'max', 'range'),
      value: fc.integer({ min: 0, max: 300 }),
      value2: fc.integer({ min: 300, max: 900 }),
      order: fc.integer({ min: 0, max: 3 }),
      fromMs: fc.integer({ min: 0, max: 200 }).map((n) => monday.startMs + n * HALF_HOUR),
      toMs: fc.integer({ min: 201, max: 340 }).map((n) => monday.startMs + n * HALF_HOUR),
    });
    fc.assert(
      fc.property(fc.array(anyAdjustment, { maxLength: 4 }), (parts) => {
        const { forecast, applied } = apply(...(parts as Partial<Adjustment>[]));
        expectSound(forecast, [0.8, 0.95]);
        for (let i = 0; i < forecast.mean.length; i += 7) {
          expect(checkExplanation(forecast.explain(i))).toEqual([]);
          const changes = applied.reduce((sum, { change }) => sum + change[i]!, 0);
          expect(system.mean[i]! + changes).toBeCloseTo(forecast.mean[i]!, 6);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('of handle time set its mean over the span', () => {
    const aht = forecastCase({ metric: 'ahtSeconds', days: 56, horizonDays: 7 });
    const seconds = autoForecaster.fit(aht.history, { events: [], seed: 1 }).predict(aht.horizon, [0.8]);
    const { forecast } = applyAdjustments(seconds, 'billing', [
      adjustment({ metric: 'ahtSeconds', op: 'set', value: 300 }),
    ]);
    const open = [...mondayOf(forecast.mean)].filter((value) => value > 0);
    expect(open.reduce((a, b) => a + b, 0) / open.length).toBeCloseTo(300, 9);
    expectSound(forecast, [0.8]);
  });

  it.each([
    [{ op: 'double' as never }, 'op'],
    [{ value: Number.NaN }, 'value'],
    [{ value: -101 }, 'value'],
    [{ op: 'set', value: -1 }, 'value'],
    [{ op: 'range', value: 5, value2: 4 }, 'value2'],
    [{ op: 'range', value: 5, value2: null }, 'value2'],
    [{ toMs: monday.startMs }, 'end'],
    [{ order: Number.NaN, enabled: false }, 'order'],
  ] as [Partial<Adjustment>, string][])('refuse %j', (part, field) => {
    expect(() => apply(part)).toThrow(expect.objectContaining({ code: 'ADJUSTMENT_INVALID' }));
    expect(() => apply(part)).toThrow(`${field} `);
  });
});
