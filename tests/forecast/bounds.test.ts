import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addAccuracy, emptyAccuracy } from '../../src/forecast/accuracy/accuracy-sums.ts';
import { countQuantiles, residualProbabilities } from '../../src/forecast/bounds/count-quantiles.ts';
import { fromCountScale, toCountScale } from '../../src/forecast/bounds/count-scale.ts';
import { accuracyMeasures, accuracyOf, autoForecaster, COUNT_SCORING } from '../../src/forecast/index.ts';
import { historyUntil, intervalRange, sliceDays } from '../../src/forecast/slice-days.ts';
import { normalQuantile } from '../../src/math/index.ts';
import { localDayGrid } from '../support/local-day-grid.ts';
import { syntheticContacts } from '../support/synthetic-contacts.ts';

describe('the count scale', () => {
  it('goes there and back, and is monotone', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 1e5, noNaN: true }),
        fc.double({ min: 0, max: 2, noNaN: true }),
        (value, dispersion) => {
          const scaled = toCountScale(value, dispersion);
          expect(fromCountScale(scaled, dispersion)).toBeCloseTo(value, value > 1000 ? 3 : 6);
          expect(toCountScale(value + 1, dispersion)).toBeGreaterThan(scaled);
        },
      ),
    );
  });
});

describe('count quantiles', () => {
  const residuals = Float64Array.from([0.025, 0.1, 0.5, 0.9, 0.975], normalQuantile);

  it('rise with the probability and the mean, across the change of method', () => {
    const probabilities = residualProbabilities(residuals);
    let before = new Float64Array(5);
    for (let mean = 50; mean <= 70; mean += 0.5) {
      const out = new Float64Array(5);
      countQuantiles(mean, 0.01, residuals, probabilities, out);
      expect([...out]).toEqual([...out].sort((a, b) => a - b));
      out.forEach((value, k) => {
        expect(value).toBeGreaterThanOrEqual(before[k]! - 1);
      });
      before = out;
    }
  });
});

describe('bounds on generated queues', () => {
  it.each([
    ['busy', 120, 0.01],
    ['middling', 20, 0.02],
  ])('hold their share of the actuals of a %s queue', (_name, peak, dayVariance) => {
    const isOpen = (weekday: number, minute: number) => weekday < 7 && minute >= 480 && minute < 1140;
    const grid = localDayGrid({ firstDay: '2025-01-06', days: 420, intervalMinutes: 30, isOpen });
    const values = syntheticContacts(grid, { seed: 11, peak, dayVariance });
    let sums = emptyAccuracy([0.8, 0.95]);
    for (let origin = 200; origin + 14 <= 420; origin += 14) {
      const history = historyUntil({ metric: 'offered', grid, values, weights: null }, origin);
      const horizon = sliceDays(grid, origin, origin + 14);
      const forecast = autoForecaster.fit(history, { events: [], seed: 1 }).predict(horizon, [0.8, 0.95]);
      const [first, end] = intervalRange(grid, origin, origin + 14);
      sums = addAccuracy(sums, accuracyOf(forecast, values.subarray(first, end), COUNT_SCORING));
    }
    const [at80, at95] = accuracyMeasures(sums).bounds.map(
      (b) => b.coverage.numerator / b.coverage.denominator,
    );
    expect(at80).toBeGreaterThan(0.76);
    expect(at80).toBeLessThan(0.87);
    expect(at95).toBeGreaterThan(0.92);
    expect(at95).toBeLessThan(0.985);
  });
});
