import type { Random } from './random.ts';

/** Standard normal by the polar method (Marsaglia and Bray 1964); the second value is not kept, so calls do not couple. */
export function sampleNormal(random: Random): number {
  for (;;) {
    const u = 2 * random.next() - 1;
    const v = 2 * random.next() - 1;
    const s = u * u + v * v;
    if (s > 0 && s < 1) return u * Math.sqrt((-2 * Math.log(s)) / s);
  }
}

/** Exponential with the given mean. */
export function sampleExponential(random: Random, mean: number): number {
  return -mean * Math.log(1 - random.next());
}

/**
 * Gamma with the given shape (> 0) and mean (Marsaglia and Tsang, "A simple method for generating gamma variables",
 * ACM TOMS 2000). Shape below 1 uses their boost by a power of a uniform.
 */
export function sampleGamma(random: Random, shape: number, mean: number): number {
  if (shape < 1) {
    const boost = (1 - random.next()) ** (1 / shape);
    return sampleGamma(random, shape + 1, (mean * (shape + 1)) / shape) * boost;
  }
  const d = shape - 1 / 3;
  const c = 1 / Math.sqrt(9 * d);
  for (;;) {
    const x = sampleNormal(random);
    const v = (1 + c * x) ** 3;
    if (v <= 0) continue;
    const u = 1 - random.next();
    if (Math.log(u) < 0.5 * x * x + d - d * v + d * Math.log(v)) return (d * v * mean) / shape;
  }
}

/** Above this mean Poisson is split in halves, so that exp(-mean) never underflows. */
const LARGEST_DIRECT_MEAN = 500;

/** Poisson with the given mean (>= 0), by inversion; exact for every mean, in O(mean) steps. */
export function samplePoisson(random: Random, mean: number): number {
  if (mean > LARGEST_DIRECT_MEAN) return samplePoisson(random, mean / 2) + samplePoisson(random, mean / 2);
  let count = 0;
  let product = 1 - random.next();
  const limit = Math.exp(-mean);
  while (product > limit) {
    count++;
    product *= 1 - random.next();
  }
  return count;
}

/** Binomial(n, p) by n trials. */
export function sampleBinomial(random: Random, n: number, p: number): number {
  let count = 0;
  for (let i = 0; i < n; i++) if (random.next() < p) count++;
  return count;
}

/**
 * Lognormal with the given mean and coefficient of variation (standard deviation / mean): the usual shape of
 * handle times (Brown et al., "Statistical analysis of a telephone call center", JASA 2005).
 */
export function sampleLognormal(random: Random, mean: number, cv: number): number {
  const variance = Math.log(1 + cv * cv);
  return mean * Math.exp(Math.sqrt(variance) * sampleNormal(random) - variance / 2);
}
