import { type Ratio, ratioValue } from '../../core/index.ts';
import type { AccuracySums } from './accuracy-sums.ts';

/** The usual measures as ratios, numerator and denominator kept; multiply by 100 for per cent. */
export interface AccuracyMeasures {
  /** Weighted absolute percentage error: |median - actual| over actual. */
  readonly wape: Ratio;
  /** Mean minus actual, over actual; above 0 = over-forecast. */
  readonly bias: Ratio;
  /** Mean absolute percentage error over intervals with an actual above 0. */
  readonly mape: Ratio;
  /** Absolute error over that of the one-week naive in sample. */
  readonly mase: Ratio;
  /** Squared error over weight; its root is the RMSE. */
  readonly meanSquaredError: Ratio;
  /** Poisson noise floor under the WAPE. */
  readonly noiseFloor: Ratio;
  readonly bounds: readonly {
    readonly level: number;
    readonly coverage: Ratio;
    readonly intervalScore: Ratio;
  }[];
}

/** Divides last: every measure of a set of sums. A denominator of 0 makes the value null. */
export function accuracyMeasures(sums: AccuracySums): AccuracyMeasures {
  const over = (numerator: number, denominator: number): Ratio => ({ numerator, denominator });
  return {
    wape: over(sums.absoluteError, sums.actual),
    bias: over(sums.signedError, sums.actual),
    mape: over(sums.percentageError, sums.percentageWeight),
    mase: over(sums.scaledError, sums.naiveScale),
    meanSquaredError: over(sums.squaredError, sums.weight),
    noiseFloor: over(sums.noiseFloor, sums.actual),
    bounds: sums.bounds.map((bound) => ({
      level: bound.level,
      coverage: over(bound.inside, bound.weight),
      intervalScore: over(bound.intervalScore, bound.weight),
    })),
  };
}

/** Root mean squared error in the metric's unit, or null when nothing was scored. */
export function rootMeanSquaredError(sums: AccuracySums): number | null {
  const mean = ratioValue(accuracyMeasures(sums).meanSquaredError);
  return mean === null ? null : Math.sqrt(mean);
}
