import { BUCKET_COUNT } from '../horizon-buckets.ts';
import { toCountScale } from './count-scale.ts';
import { ResidualHistogram } from './residual-histogram.ts';
import { shrunkQuantile } from './shrunk-quantile.ts';

/** How far actuals of one horizon bucket fall from the forecast, on the count scale. */
export interface BucketCalibration {
  /** Variance of the day-to-day factor beyond Poisson noise, c². */
  readonly dispersion: number;
  /** Standardised residual that the share `probability` of actuals stays under. */
  residualQuantile(probability: number): number;
}

export interface Residuals {
  readonly actual: Float64Array;
  readonly mean: Float64Array;
  readonly bucket: Uint8Array;
  readonly bucketDays: Float64Array;
}

/** Dispersion assumed before any residual is seen, (15 %)², and the days of evidence that it counts as. */
const PRIOR_DISPERSION = 0.0225;
const PRIOR_DAYS = 3;
/** Cells that expect fewer contacts weigh in proportion: their residuals are mostly the whole numbers' grain. */
const FULL_WEIGHT_MEAN = 5;

/**
 * Split-conformal calibration from rolling-origin residuals (Vovk, Gammerman and Shafer 2005), on a scale where the
 * spread does not depend on the level, per horizon bucket, drawn to the normal quantile while days are few.
 */
export function calibrate(residuals: Residuals): BucketCalibration[] {
  return Array.from({ length: BUCKET_COUNT }, (_, bucket) => calibrateBucket(residuals, bucket));
}

function calibrateBucket(residuals: Residuals, bucket: number): BucketCalibration {
  const days = residuals.bucketDays[bucket]!;
  const dispersion = dispersionOf(residuals, bucket, days);
  const histogram = new ResidualHistogram();
  for (let i = 0; i < residuals.actual.length; i++) {
    const mean = residuals.mean[i]!;
    if (residuals.bucket[i] !== bucket || !(mean > 0)) continue;
    const z = toCountScale(residuals.actual[i]!, dispersion) - toCountScale(mean, dispersion);
    histogram.add(z, Math.min(1, mean / FULL_WEIGHT_MEAN));
  }
  return {
    dispersion,
    residualQuantile: (probability) => shrunkQuantile(histogram, days, probability),
  };
}

/** Method of moments: squared errors beyond the Poisson part, over squared means. */
function dispersionOf(residuals: Residuals, bucket: number, days: number): number {
  let excess = 0;
  let squares = 0;
  for (let i = 0; i < residuals.actual.length; i++) {
    if (residuals.bucket[i] !== bucket) continue;
    const mean = residuals.mean[i]!;
    if (!(mean > 0)) continue;
    excess += (residuals.actual[i]! - mean) ** 2 - mean;
    squares += mean * mean;
  }
  const measured = squares > 0 ? Math.max(0, excess / squares) : PRIOR_DISPERSION;
  const weight = squares > 0 ? days : 0;
  return Math.min(
    LARGEST_DISPERSION,
    (weight * measured + PRIOR_DAYS * PRIOR_DISPERSION) / (weight + PRIOR_DAYS),
  );
}

const LARGEST_DISPERSION = 4;
