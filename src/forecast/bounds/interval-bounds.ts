import type { ForecastBounds } from '../types.ts';
import type { BucketCalibration } from './calibration.ts';
import { countQuantiles, residualProbabilities } from './count-quantiles.ts';

/** Median and bounds of counts around their means. */
export interface CountDistribution {
  readonly median: Float64Array;
  readonly bounds: readonly ForecastBounds[];
}

/**
 * Whole-number median and bounds of every interval.
 *
 * Bounds are widened where needed to hold the mean, which sparse queues need: at a mean of 0.05 most quantiles are 0.
 *
 * @param bucket horizon bucket per interval. @param extraVariance variance of learnt factors per interval.
 */
export function countDistribution(
  mean: Float64Array,
  bucket: Uint8Array,
  extraVariance: Float64Array,
  calibrations: readonly BucketCalibration[],
  levels: readonly number[],
): CountDistribution {
  const shares = [...new Set([0.5, ...levels.flatMap((level) => [(1 - level) / 2, (1 + level) / 2])])].sort(
    (a, b) => a - b,
  );
  const residuals = calibrations.map((calibration) =>
    Float64Array.from(shares, (share) => calibration.residualQuantile(share)),
  );
  const probabilities = residuals.map(residualProbabilities);
  const median = new Float64Array(mean.length);
  const bounds = levels.map((level) => ({
    level,
    lower: new Float64Array(mean.length),
    upper: new Float64Array(mean.length),
  }));
  const places = levels.map(
    (level) => [shares.indexOf((1 - level) / 2), shares.indexOf((1 + level) / 2)] as const,
  );
  const middle = shares.indexOf(0.5);
  const quantiles = new Float64Array(shares.length);
  for (let i = 0; i < mean.length; i++) {
    const expected = mean[i]!;
    if (expected === 0) continue;
    const b = bucket[i]!;
    const dispersion = calibrations[b]!.dispersion + extraVariance[i]!;
    countQuantiles(expected, dispersion, residuals[b]!, probabilities[b]!, quantiles);
    median[i] = quantiles[middle]!;
    bounds.forEach((bound, k) => {
      bound.lower[i] = Math.min(quantiles[places[k]![0]]!, Math.floor(expected));
      bound.upper[i] = Math.max(quantiles[places[k]![1]]!, Math.ceil(expected));
    });
  }
  return { median, bounds };
}
