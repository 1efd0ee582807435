import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { negativeBinomialQuantiles } from '../../src/math/index.ts';

const quantiles = (mean: number, dispersion: number, probabilities: number[]): number[] => {
  const out = new Float64Array(probabilities.length);
  negativeBinomialQuantiles(mean, dispersion, probabilities, out);
  return [...out];
};

describe('gamma-Poisson quantiles', () => {
  it.each([
    // SciPy 1.17.1: nbinom.ppf(p, 1 / c2, 1 / (1 + c2 mean)), poisson.ppf(p, mean)
    [10, 0.1, [0.025, 0.1, 0.5, 0.9, 0.975], [3, 5, 9, 16, 20]],
    [0.5, 1, [0.5, 0.9, 0.99], [0, 2, 4]],
    [4, 0, [0.025, 0.5, 0.975], [1, 4, 8]],
    [100, 0, [0.025, 0.5, 0.975], [81, 100, 120]],
  ])('of mean %d and dispersion %d', (mean, dispersion, probabilities, expected) => {
    expect(quantiles(mean, dispersion, probabilities)).toEqual(expected);
  });

  it('bracket the probability that they are asked for', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.01, max: 300, noNaN: true }),
        fc.double({ min: 0.001, max: 2, noNaN: true }),
        fc.double({ min: 0.01, max: 0.99, noNaN: true }),
        (mean, dispersion, p) => {
          const [k] = quantiles(mean, dispersion, [p]) as [number];
          expect(cdf(mean, dispersion, k)).toBeGreaterThanOrEqual(p - 1e-9);
          expect(cdf(mean, dispersion, k - 1)).toBeLessThan(p + 1e-9);
        },
      ),
    );
  });

  it('are 0 at mean 0 and refuse a mean out of range', () => {
    expect(quantiles(0, 0.2, [0.5, 0.999])).toEqual([0, 0]);
    expect(() => quantiles(-1, 0, [0.5])).toThrow(RangeError);
    expect(() => quantiles(Number.NaN, 0, [0.5])).toThrow(RangeError);
  });
});

/** Distribution function by log-gamma, independent of the walk. */
function cdf(mean: number, dispersion: number, k: number): number {
  const r = 1 / dispersion;
  let total = 0;
  for (let n = 0; n <= k; n++) {
    let log = 0;
    for (let j = 0; j < n; j++) log += Math.log((r + j) / (j + 1));
    total += Math.exp(log + r * Math.log(r / (r + mean)) + n * Math.log(mean / (r + mean)));
  }
  return total;
}
