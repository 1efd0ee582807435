import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type DaySoFar, updateRestOfDay } from '../../src/forecast/index.ts';
import { sampleGamma, samplePoisson, seededRandom } from '../../src/math/index.ts';

const HALF_HOUR_MS = 1_800_000;
const NINE = Date.UTC(2026, 10, 2, 9);

/** A day of half hours from 09:00 with the given means, bounds of about +- 10 %, and what came so far. */
function dayOf(mean: readonly number[], soFar: readonly number[]): DaySoFar {
  const means = Float64Array.from(mean);
  return {
    startsMs: means.map((_, i) => NINE + i * HALF_HOUR_MS),
    mean: means,
    median: means.slice(),
    bounds: [
      {
        level: 0.8,
        lower: means.map((m) => Math.max(0, Math.floor(m - 1.3 * Math.sqrt(m + 0.01 * m * m)))),
        upper: means.map((m) => Math.ceil(m + 1.3 * Math.sqrt(m + 0.01 * m * m))),
      },
    ],
    actuals: means.map((_, i) => soFar[i] ?? Number.NaN),
  };
}

const days = fc
  .tuple(
    fc.array(fc.double({ min: 0, max: 300, noNaN: true }), { minLength: 1, maxLength: 30 }),
    fc.array(fc.oneof(fc.integer({ min: 0, max: 600 }), fc.constant(Number.NaN)), { maxLength: 30 }),
  )
  .map(([mean, soFar]) => dayOf(mean, soFar.slice(0, mean.length)));

describe('the rest of the day', () => {
  it('is finite, never negative, and its bounds hold its mean', () => {
    fc.assert(
      fc.property(days, (day) => {
        const { mean, median, bounds, factor } = updateRestOfDay(day);
        mean.forEach((value, i) => {
          for (const number of [value, median[i]!, factor[i]!]) {
            expect(Number.isFinite(number) && number >= 0).toBe(true);
          }
          if (factor[i] === 1) return;
          expect(bounds[0]!.lower[i]!).toBeLessThanOrEqual(value);
          expect(bounds[0]!.upper[i]!).toBeGreaterThanOrEqual(value);
          expect(Number.isInteger(bounds[0]!.lower[i]!)).toBe(true);
        });
      }),
      { numRuns: 200 },
    );
  });

  it('stays as it was where nothing has come yet, and where an interval is over', () => {
    const none = dayOf([20, 30, 40], []);
    expect(updateRestOfDay(none)).toMatchObject({
      mean: none.mean,
      median: none.median,
      bounds: none.bounds,
    });
    const some = dayOf([20, 30, 40], [90]);
    expect(updateRestOfDay(some).mean[0]).toBe(20);
    expect(updateRestOfDay(some).factor[0]).toBe(1);
  });

  it('keeps closed intervals at exactly 0', () => {
    const { mean, bounds } = updateRestOfDay(dayOf([20, 0, 40, 0], [60]));
    expect([mean[1], mean[3], bounds[0]!.upper[3]]).toEqual([0, 0, 0]);
  });

  it('does not move when exactly the forecast came, but is surer', () => {
    const day = dayOf(new Array(16).fill(100), new Array(8).fill(100));
    const { mean, bounds } = updateRestOfDay(day);
    expect([...mean.slice(8)]).toEqual(new Array(8).fill(100));
    expect(bounds[0]!.upper[8]! - bounds[0]!.lower[8]!).toBeLessThan(
      day.bounds[0]!.upper[8]! - day.bounds[0]!.lower[8]!,
    );
  });

  it('moves with the surprise, by less than its share, and less the later the interval', () => {
    const { factor } = updateRestOfDay(dayOf(new Array(16).fill(100), [130, 130]));
    for (let i = 2; i < 16; i++) {
      expect(factor[i]!).toBeGreaterThan(1);
      expect(factor[i]!).toBeLessThan(1.3);
      if (i > 2) expect(factor[i]!).toBeLessThan(factor[i - 1]!);
    }
    const quiet = updateRestOfDay(dayOf(new Array(16).fill(100), [70, 70]));
    expect(quiet.factor[5]! - 1).toBeCloseTo(1 - factor[5]!, 12);
  });

  it('learns little from a sparse queue: its noise is its own', () => {
    const busy = updateRestOfDay(dayOf(new Array(16).fill(200), [400, 400])).factor[4]!;
    const sparse = updateRestOfDay(dayOf(new Array(16).fill(0.5), [1, 1])).factor[4]!;
    expect(sparse - 1).toBeLessThan((busy - 1) / 10);
  });

  it('does not follow an outage without limit', () => {
    const { factor } = updateRestOfDay(dayOf([1, 1, 1, 1], [1e6]));
    expect(Math.max(...factor)).toBeLessThanOrEqual(5);
  });

  it('makes days with a level of their own better; the plain ratio makes them worse early on', () => {
    const random = seededRandom(11);
    const shape = Array.from({ length: 24 }, (_, i) => 60 + 40 * Math.sin(i / 5));
    const errors = { none: 0, ratio: 0, updated: 0 };
    for (let n = 0; n < 300; n++) {
      const level = sampleGamma(random, 200, 1);
      const actual = shape.map((m) => samplePoisson(random, m * level * sampleGamma(random, 250, 1)));
      const day = dayOf(shape, actual.slice(0, 4));
      const { median } = updateRestOfDay(day);
      const soFar = actual.slice(0, 4).reduce((sum, count) => sum + count, 0);
      const ratio = soFar / shape.slice(0, 4).reduce((sum, m) => sum + m, 0);
      for (let i = 4; i < 24; i++) {
        errors.none += Math.abs(shape[i]! - actual[i]!);
        errors.ratio += Math.abs(shape[i]! * ratio - actual[i]!);
        errors.updated += Math.abs(median[i]! - actual[i]!);
      }
    }
    expect(errors.updated).toBeLessThan(0.98 * errors.none);
    expect(errors.updated).toBeLessThan(errors.ratio);
  });
});
