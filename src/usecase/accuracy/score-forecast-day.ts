import type { LocalDay, Metric } from '../../core/index.ts';
import {
  accuracyOf,
  aggregateForecast,
  type ScoredForecast,
  type AccuracySums as ScoredSums,
} from '../../forecast/index.ts';
import type { AccuracySums, ForecastInForce, PublishedForecastDay } from '../../store/index.ts';

/** What a forecast day is judged by. Arrays belong to the intervals of that day; NaN = hole. */
export interface DayActuals {
  readonly actual: Float64Array;
  /** Contacts that the handle time belongs to; null for volumes. */
  readonly weights: Float64Array | null;
  /** What the one-week naive would have said when the forecast was made. */
  readonly naive: Float64Array;
  /** In-sample error of the naive: the scale of MASE. */
  readonly scale: { readonly numerator: number; readonly denominator: number };
  /** Days from the one the forecast was made on to this one; 1 = the first day. */
  readonly leadDays: (versionId: string) => number;
}

/**
 * The sums of one queue's forecast in force on one local day: at interval grain, and as totals of the day. Where several
 * versions counted on parts of the day each gets the sums of its part.
 */
export function scoreForecastDay(
  runId: string,
  inForce: ForecastInForce,
  actuals: DayActuals,
): AccuracySums[] {
  const versions = [...new Set(inForce.sources.flatMap((source) => source?.versionId ?? []))];
  return versions.flatMap((versionId) => {
    const source = inForce.sources.find((item) => item?.versionId === versionId) as PublishedForecastDay;
    const counted = inForce.sources.map((item) => item?.versionId === versionId);
    return scorePart(runId, inForce, source, counted, actuals);
  });
}

function scorePart(
  runId: string,
  { queueId, metric, day }: ForecastInForce,
  source: PublishedForecastDay,
  counted: readonly boolean[],
  actuals: DayActuals,
): AccuracySums[] {
  const places = counted.flatMap((isCounted, index) =>
    isCounted && !isClosed(source, index, actuals.actual[index] as number) ? [index] : [],
  );
  const pick = (values: Float64Array): Float64Array =>
    Float64Array.from(places, (index) => values[index] ?? Number.NaN);
  const actual = pick(actuals.actual);
  const weights = actuals.weights === null ? null : pick(actuals.weights);
  const count = source.mean.length;
  const forecast: ScoredForecast = {
    mean: pick(source.mean),
    median: pick(source.median),
    bounds: [...source.levels].map((level, at) => ({
      level,
      lower: pick(source.lower.subarray(at * count, (at + 1) * count)),
      upper: pick(source.upper.subarray(at * count, (at + 1) * count)),
    })),
  };
  const scoring = { weights, naiveScale: null, counts: metric === 'offered' };
  const naive = pick(actuals.naive);
  const row = (grain: 'interval' | 'day', sums: ScoredSums, naiveSums: ScoredSums): AccuracySums =>
    storedSums(runId, source.versionId, { queueId, metric, day }, grain, sums, naiveSums, actuals);
  const byInterval = row(
    'interval',
    accuracyOf(forecast, actual, scoring),
    naiveError(naive, actual, weights),
  );
  const total = aggregateForecast(forecast, actual, weights, () => day);
  const totalNaive = aggregateForecast({ mean: naive }, withHolesOf(actual, naive), weights, () => day);
  return [
    byInterval,
    row(
      'day',
      accuracyOf(total.forecast, total.actuals, { ...scoring, weights: total.weights }),
      accuracyOf(totalNaive.forecast, totalNaive.actuals, { ...scoring, weights: totalNaive.weights }),
    ),
  ];
}

/** A slot that the forecast holds closed and that saw nothing says nothing about accuracy. */
function isClosed(source: PublishedForecastDay, index: number, actual: number): boolean {
  const count = source.mean.length;
  if (source.mean[index] !== 0 || actual > 0) return false;
  return source.levels.every((_, at) => !((source.upper[at * count + index] as number) > 0));
}

function naiveError(naive: Float64Array, actual: Float64Array, weights: Float64Array | null): ScoredSums {
  const known = withHolesOf(actual, naive);
  return accuracyOf({ mean: naive, median: naive, bounds: [] }, known, {
    weights,
    naiveScale: null,
    counts: false,
  });
}

/** `values` with a hole wherever `other` has one. */
function withHolesOf(values: Float64Array, other: Float64Array): Float64Array {
  return values.map((value, index) => (Number.isNaN(other[index]) ? Number.NaN : value));
}

function storedSums(
  runId: string,
  forecastVersionId: string,
  what: { readonly queueId: string; readonly metric: Metric; readonly day: LocalDay },
  grain: 'interval' | 'day',
  sums: ScoredSums,
  naive: ScoredSums,
  actuals: DayActuals,
): AccuracySums {
  return {
    runId,
    forecastVersionId,
    ...what,
    grain,
    leadDays: actuals.leadDays(forecastVersionId),
    n: sums.scored,
    holes: sums.holes,
    absError: sums.absoluteError,
    error: sums.signedError,
    actual: sums.actual,
    squaredError: sums.squaredError,
    noiseFloor: sums.noiseFloor,
    naiveAbsError: naive.absoluteError,
    naiveN: naive.scored,
    scaleAbsError: actuals.scale.numerator,
    scaleN: actuals.scale.denominator,
    levels: Float64Array.from(sums.bounds, (bound) => bound.level),
    inside: Float64Array.from(sums.bounds, (bound) => bound.inside),
    insideN: Float64Array.from(sums.bounds, (bound) => bound.weight),
    intervalScore: Float64Array.from(sums.bounds, (bound) => bound.intervalScore),
  };
}
