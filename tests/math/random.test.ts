import { mean, sampleVariance } from 'simple-statistics';
import { describe, expect, it } from 'vitest';
import {
  sampleBinomial,
  sampleExponential,
  sampleGamma,
  sampleLognormal,
  sampleNormal,
  samplePoisson,
  seededRandom,
} from '../../src/math/index.ts';

const DRAWS = 40_000;

function draws(make: (random: ReturnType<typeof seededRandom>) => number): number[] {
  const random = seededRandom(1909);
  return Array.from({ length: DRAWS }, () => make(random));
}

describe('seededRandom', () => {
  it('repeats its sequence for a seed, and differs for the next seed', () => {
    const sequence = (seed: number) => {
      const random = seededRandom(seed);
      return Array.from({ length: 5 }, () => random.next());
    };
    expect(sequence(7)).toEqual(sequence(7));
    expect(sequence(7)).not.toEqual(sequence(8));
  });

  it('is uniform on [0, 1): chi-square over 100 bins inside its 99.99 % range', () => {
    const counts = new Array<number>(100).fill(0);
    for (const value of draws((random) => random.next())) counts[Math.floor(value * 100)]! += 1;
    const expected = DRAWS / 100;
    const chiSquare = counts.reduce((total, count) => total + (count - expected) ** 2 / expected, 0);
    expect(chiSquare).toBeGreaterThan(50);
    expect(chiSquare).toBeLessThan(160);
  });
});

/** Mean and variance within six standard errors, so that a right sampler fails about never and a wrong one does. */
function expectMoments(values: readonly number[], expectedMean: number, expectedVariance: number): void {
  const standardError = Math.sqrt(expectedVariance / values.length);
  expect(Math.abs(mean(values as number[]) - expectedMean)).toBeLessThan(6 * standardError);
  expect(sampleVariance(values as number[]) / expectedVariance).toBeGreaterThan(0.85);
  expect(sampleVariance(values as number[]) / expectedVariance).toBeLessThan(1.15);
}

describe('distributions have the moments they name', () => {
  it('normal', () => expectMoments(draws(sampleNormal), 0, 1));
  it('exponential', () =>
    expectMoments(
      draws((random) => sampleExponential(random, 180)),
      180,
      180 ** 2,
    ));
  it('gamma above and below shape 1', () => {
    expectMoments(
      draws((random) => sampleGamma(random, 9, 3)),
      3,
      1,
    );
    expectMoments(
      draws((random) => sampleGamma(random, 0.5, 2)),
      2,
      8,
    );
  });
  it('poisson, small and large means', () => {
    expectMoments(
      draws((random) => samplePoisson(random, 3.5)),
      3.5,
      3.5,
    );
    expect(draws((random) => samplePoisson(random, 0)).every((value) => value === 0)).toBe(true);
    const random = seededRandom(1);
    expectMoments(
      Array.from({ length: 3000 }, () => samplePoisson(random, 1200)),
      1200,
      1200,
    );
  });
  it('binomial', () =>
    expectMoments(
      draws((random) => sampleBinomial(random, 20, 0.3)),
      6,
      4.2,
    ));
  it('lognormal', () =>
    expectMoments(
      draws((random) => sampleLognormal(random, 300, 0.6)),
      300,
      180 ** 2,
    ));
});
