import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ratioValue } from '../../src/core/index.ts';
import {
  type AccuracySums,
  accuracyBy,
  accuracyMeasures,
  accuracyOf,
  addAccuracy,
  aggregateForecast,
  COUNT_SCORING,
  emptyAccuracy,
  partitionOf,
  poissonNoiseFloor,
  rootMeanSquaredError,
  seasonalNaiveScale,
} from '../../src/forecast/index.ts';
import { localDayGrid } from '../support/local-day-grid.ts';

const forecastOf = (mean: number[], median = mean) => ({
  mean: Float64Array.from(mean),
  median: Float64Array.from(median),
  bounds: [
    {
      level: 0.8,
      lower: Float64Array.from(mean, (m) => m - 5),
      upper: Float64Array.from(mean, (m) => m + 5),
    },
  ],
});

/** Every number of the sums, in order. */
const numbersOf = (sums: AccuracySums): number[] =>
  Object.values(sums).flatMap((value) =>
    typeof value === 'number' ? [value] : value.flatMap((b: object) => Object.values(b) as number[]),
  );

describe('accuracy', () => {
  it('is what it is by hand: absolute error on the median, bias and squares on the mean', () => {
    const forecast = forecastOf([10, 20, 30, 40], [8, 20, 30, 40]);
    const actuals = Float64Array.of(12, 20, Number.NaN, 30);
    const sums = accuracyOf(forecast, actuals, { weights: null, naiveScale: 4, counts: true });
    expect([sums.scored, sums.holes, sums.actual]).toEqual([3, 1, 62]);
    const measures = accuracyMeasures(sums);
    expect(measures.wape).toEqual({ numerator: 4 + 0 + 10, denominator: 62 });
    expect(measures.bias).toEqual({ numerator: -2 + 0 + 10, denominator: 62 });
    expect(measures.mase).toEqual({ numerator: 14, denominator: 12 });
    expect(ratioValue(measures.mape)).toBeCloseTo((4 / 12 + 10 / 30) / 3, 12);
    expect(rootMeanSquaredError(sums)).toBeCloseTo(Math.sqrt((4 + 100) / 3), 12);
    expect(measures.bounds[0]!.coverage).toEqual({ numerator: 2, denominator: 3 });
    expect(measures.bounds[0]!.intervalScore.numerator).toBeCloseTo(10 + 10 + 10 + 10 * 5, 9);
  });

  it('adds over any partition', () => {
    const cell = fc.tuple(
      fc.integer({ min: 0, max: 99 }),
      fc.oneof(fc.integer({ min: 0, max: 99 }), fc.constant(Number.NaN)),
      fc.integer({ min: 0, max: 3 }),
    );
    fc.assert(
      fc.property(fc.array(cell, { minLength: 1, maxLength: 40 }), (cells) => {
        const forecast = forecastOf(cells.map(([mean]) => mean));
        const actuals = Float64Array.from(cells, ([, actual]) => actual);
        const options = { weights: null, naiveScale: 3, counts: true };
        const parts = accuracyBy(forecast, actuals, options, (i) => String(cells[i]![2]));
        const total = [...parts.values()].reduce(addAccuracy, emptyAccuracy([0.8]));
        const whole = numbersOf(accuracyOf(forecast, actuals, options));
        numbersOf(total).forEach((value, i) => {
          expect(value).toBeCloseTo(whole[i]!, 8);
        });
      }),
    );
  });

  it('has no value over nothing: zero denominators are null', () => {
    const measures = accuracyMeasures(
      accuracyOf(forecastOf([3]), Float64Array.of(Number.NaN), COUNT_SCORING),
    );
    expect(
      [measures.wape, measures.bias, measures.mase, measures.mape, measures.noiseFloor].map(ratioValue),
    ).toEqual([null, null, null, null, null]);
    expect(rootMeanSquaredError(emptyAccuracy([]))).toBeNull();
    const zeros = accuracyMeasures(accuracyOf(forecastOf([3]), Float64Array.of(0), COUNT_SCORING));
    expect([ratioValue(zeros.wape), ratioValue(zeros.mape)]).toEqual([null, null]);
  });

  it('weighs handle time by contacts', () => {
    const options = { weights: Float64Array.of(9, 1), naiveScale: null, counts: false };
    const sums = accuracyOf(forecastOf([200, 300]), Float64Array.of(210, 200), options);
    expect(accuracyMeasures(sums).wape).toEqual({ numerator: 190, denominator: 9 * 210 + 200 });
    expect(sums.noiseFloor).toBe(0);
  });

  it('partitions a grid by clock, day, week and lead, closed intervals apart', () => {
    const grid = localDayGrid({
      firstDay: '2026-01-10',
      days: 3,
      intervalMinutes: 720,
      isOpen: (w) => w !== 7,
    });
    const keys = (kind: 'interval' | 'day' | 'week' | 'lead') =>
      Array.from(grid.startsMs, (_, i) => partitionOf(grid, kind)(i));
    expect(keys('interval')).toEqual(['00:00', '12:00', null, null, '00:00', '12:00']);
    expect(keys('day')).toEqual(['2026-01-10', '2026-01-10', null, null, '2026-01-12', '2026-01-12']);
    expect(keys('week')).toEqual(['2026-01-05', '2026-01-05', null, null, '2026-01-12', '2026-01-12']);
    expect(keys('lead')).toEqual(['1', '1', null, null, '3', '3']);
  });

  it('at a coarser grain lets errors cancel, and leaves holes out of both sides', () => {
    const actuals = Float64Array.of(15, 5, Number.NaN, 8);
    const key = (i: number) => (i < 2 ? 'a' : 'b');
    const total = aggregateForecast(forecastOf([10, 10, 99, 8]), actuals, null, key);
    expect([...total.forecast.mean]).toEqual([20, 8]);
    expect([...total.actuals]).toEqual([20, 8]);
    const weighted = aggregateForecast(
      forecastOf([100, 200]),
      Float64Array.of(120, 220),
      Float64Array.of(1, 3),
      () => 'a',
    );
    expect([weighted.forecast.mean[0], weighted.actuals[0], weighted.weights![0]]).toEqual([175, 195, 4]);
  });
});

describe('the Poisson noise floor', () => {
  it.each([0.05, 0.3, 0.69, 0.7, 1, 2.5, 10, 47.3, 300])('is the least absolute error at mean %d', (mean) => {
    const errorOf = (m: number): number => {
      let mass = Math.exp(-mean);
      let sum = mass * m;
      for (let k = 1; k < mean + 40 * Math.sqrt(mean) + 40; k++) {
        mass *= mean / k;
        sum += mass * Math.abs(k - m);
      }
      return sum;
    };
    const guesses = Array.from({ length: Math.ceil(mean) + 3 }, (_, m) => errorOf(m));
    expect(poissonNoiseFloor(mean)).toBeCloseTo(Math.min(...guesses), 9);
  });

  it('is continuous where the normal limit takes over', () => {
    expect(poissonNoiseFloor(500.001) / poissonNoiseFloor(499.999)).toBeCloseTo(1, 3);
    expect(poissonNoiseFloor(0)).toBe(0);
  });
});

describe('the naive scale', () => {
  it('is the error of last week, holes left out', () => {
    const grid = localDayGrid({ firstDay: '2026-01-05', days: 15, intervalMinutes: 1440 });
    const values = Float64Array.from(grid.startsMs, (_, i) => (i === 3 ? Number.NaN : i * i));
    const expected = [7, 8, 9, 11, 12, 13, 14].reduce((sum, i) => sum + i * i - (i - 7) ** 2, 0);
    expect(seasonalNaiveScale({ grid, values })).toEqual({ numerator: expected, denominator: 7 });
  });
});
