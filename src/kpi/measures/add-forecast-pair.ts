import { compareRational, divideRational, multiplyRational, subtractRational } from '../../math/index.ts';
import { type ExactValue, toRational } from '../exact-sum.ts';
import { addMeasures, type MeasureSums } from './measure-sums.ts';

/** What was forecast for one interval and what came. */
export interface ForecastPair {
  readonly forecast: ExactValue;
  readonly actual: ExactValue;
}

/** Half width of the band of forecast_interval_hit_rate, as a share of the actual. */
export const DEFAULT_HIT_BAND = '0.1';

/**
 * Adds one interval's forecast error. An interval whose actual is 0 counts in the sums, is left out of the percentage
 * error, and is a miss of the band unless its forecast is 0 too, when it is left out of the hit rate.
 */
export function addForecastPair(
  sums: MeasureSums,
  pair: ForecastPair,
  band: ExactValue = DEFAULT_HIT_BAND,
): void {
  const forecast = toRational(pair.forecast);
  const actual = toRational(pair.actual);
  const signed = subtractRational(forecast, actual);
  const error = signed.numerator < 0n ? { ...signed, numerator: -signed.numerator } : signed;
  const percentage = actual.numerator > 0n ? divideRational(error, actual) : null;
  const scored = forecast.numerator !== 0n || actual.numerator !== 0n;
  const within =
    actual.numerator > 0n && compareRational(error, multiplyRational(toRational(band), actual)) <= 0;
  addMeasures(sums, {
    forecast,
    actual,
    absoluteError: error,
    absolutePercentageError: percentage ?? 0,
    intervalsWithActual: percentage === null ? 0 : 1,
    intervalsScored: scored ? 1 : 0,
    intervalsWithinBand: within ? 1 : 0,
  });
}
