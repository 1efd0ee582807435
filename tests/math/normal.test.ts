import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { normalCdf, normalQuantile } from '../../src/math/index.ts';

describe('the standard normal distribution', () => {
  it.each([
    // SciPy 1.17.1: norm.cdf
    [-8, 6.220960574271785e-16],
    [-3.5, 2.32629079035525e-4],
    [-3, 1.349898031630095e-3],
    [-1.959963984540054, 0.025],
    [-1, 0.1586552539314571],
    [0, 0.5],
    [2, 0.9772498680518208],
  ])('has %d below it the share %d', (z, share) => {
    expect(Math.abs(normalCdf(z) / share - 1)).toBeLessThan(1e-12);
  });

  it('is inverted by its quantile, on both sides', () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-12, max: 0.5, noNaN: true }), (p) => {
        expect(Math.abs(normalCdf(normalQuantile(p)) / p - 1)).toBeLessThan(1e-10);
        expect(normalQuantile(1 - p) + normalQuantile(1 - (1 - p))).toBeCloseTo(0, 9);
      }),
    );
  });

  it('has no quantile outside [0, 1] and infinite ones at the ends', () => {
    expect([normalQuantile(0), normalQuantile(1)]).toEqual([
      Number.NEGATIVE_INFINITY,
      Number.POSITIVE_INFINITY,
    ]);
    expect(() => normalQuantile(1.5)).toThrow(RangeError);
    expect(normalCdf(Number.NaN)).toBeNaN();
  });
});
