import { poissonNoiseFloor } from './poisson-noise-floor.ts';

/** What one level's bounds did: additive like everything in AccuracySums. */
export interface BoundSums {
  readonly level: number;
  readonly weight: number;
  readonly inside: number;
  /** Sum of the interval score: width + 2 / (1 - level) times what lies outside (Gneiting and Raftery, JASA 2007). */
  readonly intervalScore: number;
}

/**
 * Accuracy as sums, so that any partition adds up to the whole and is divided last.
 *
 * Errors are weighted: 1 per interval for counts, contacts for handle time. Absolute errors are those of the median
 * (which minimises them), signed and squared errors those of the mean (which minimises those).
 */
export interface AccuracySums {
  /** Intervals scored, and intervals left out of both sides because the actual is a hole. */
  readonly scored: number;
  readonly holes: number;
  readonly weight: number;
  readonly actual: number;
  readonly absoluteError: number;
  /** Forecast minus actual: above 0 = over-forecast. */
  readonly signedError: number;
  readonly squaredError: number;
  /** Sum of |error| / actual over intervals with an actual above 0, and their weight. */
  readonly percentageError: number;
  readonly percentageWeight: number;
  /** Sum of the naive scale over intervals that have one, and the absolute error on those. */
  readonly naiveScale: number;
  readonly scaledError: number;
  /** Least absolute error that Poisson noise around the mean forecast allows; 0 for handle time. */
  readonly noiseFloor: number;
  readonly bounds: readonly BoundSums[];
}

/** What is scored: arrays of one length, and any number of bounds. */
export interface ScoredForecast {
  readonly mean: Float64Array;
  readonly median: Float64Array;
  readonly bounds: readonly {
    readonly level: number;
    readonly lower: Float64Array;
    readonly upper: Float64Array;
  }[];
}

export interface ScoringOptions {
  /** Weight per interval (contacts, for handle time); null = 1 each. A NaN weight is a hole. */
  readonly weights: Float64Array | null;
  /** Mean absolute in-sample error of the one-week naive, or null where there is none. */
  readonly naiveScale: number | null;
  /** Is the value a count, to which a Poisson noise floor applies? */
  readonly counts: boolean;
}

export const COUNT_SCORING: ScoringOptions = { weights: null, naiveScale: null, counts: true };

/** The sums of nothing scored yet. */
export function emptyAccuracy(levels: readonly number[]): AccuracySums {
  return {
    scored: 0,
    holes: 0,
    weight: 0,
    actual: 0,
    absoluteError: 0,
    signedError: 0,
    squaredError: 0,
    percentageError: 0,
    percentageWeight: 0,
    naiveScale: 0,
    scaledError: 0,
    noiseFloor: 0,
    bounds: levels.map((level) => ({ level, weight: 0, inside: 0, intervalScore: 0 })),
  };
}

/** Accuracy of one interval; a hole in the actual or its weight counts as a hole only. */
export function scoreInterval(
  forecast: ScoredForecast,
  actuals: Float64Array,
  index: number,
  options: ScoringOptions,
): AccuracySums {
  const actual = actuals[index]!;
  const weight = options.weights === null ? 1 : options.weights[index]!;
  const nothing = emptyAccuracy(forecast.bounds.map((bound) => bound.level));
  if (Number.isNaN(actual) || Number.isNaN(weight)) return { ...nothing, holes: 1 };
  const absolute = weight * Math.abs(forecast.median[index]! - actual);
  const signed = forecast.mean[index]! - actual;
  return {
    scored: 1,
    holes: 0,
    weight,
    actual: weight * actual,
    absoluteError: absolute,
    signedError: weight * signed,
    squaredError: weight * signed * signed,
    percentageError: actual > 0 ? absolute / actual : 0,
    percentageWeight: actual > 0 ? weight : 0,
    naiveScale: options.naiveScale === null ? 0 : weight * options.naiveScale,
    scaledError: options.naiveScale === null ? 0 : absolute,
    noiseFloor: options.counts ? weight * poissonNoiseFloor(forecast.mean[index]!) : 0,
    bounds: forecast.bounds.map(({ level, lower, upper }) => {
      const [low, high] = [lower[index]!, upper[index]!];
      const outside = Math.max(0, low - actual, actual - high);
      return {
        level,
        weight,
        inside: outside === 0 ? weight : 0,
        intervalScore: weight * (high - low + (2 / (1 - level)) * outside),
      };
    }),
  };
}

/** Adds two sets of sums with the same levels. */
export function addAccuracy(a: AccuracySums, b: AccuracySums): AccuracySums {
  return {
    scored: a.scored + b.scored,
    holes: a.holes + b.holes,
    weight: a.weight + b.weight,
    actual: a.actual + b.actual,
    absoluteError: a.absoluteError + b.absoluteError,
    signedError: a.signedError + b.signedError,
    squaredError: a.squaredError + b.squaredError,
    percentageError: a.percentageError + b.percentageError,
    percentageWeight: a.percentageWeight + b.percentageWeight,
    naiveScale: a.naiveScale + b.naiveScale,
    scaledError: a.scaledError + b.scaledError,
    noiseFloor: a.noiseFloor + b.noiseFloor,
    bounds: a.bounds.map((bound, k) => ({
      level: bound.level,
      weight: bound.weight + b.bounds[k]!.weight,
      inside: bound.inside + b.bounds[k]!.inside,
      intervalScore: bound.intervalScore + b.bounds[k]!.intervalScore,
    })),
  };
}
