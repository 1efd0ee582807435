import type { Ratio } from '../../core/index.ts';
import { buildDayMatrix } from '../day-matrix.ts';
import type { ForecastHistory } from '../types.ts';

/**
 * In-sample error of the one-week seasonal naive: the scale of MASE (Hyndman and Koehler, International Journal of
 * Forecasting 2006). Numerator: sum of |value - value a week before| over slots where both were observed; denominator:
 * how many there were.
 */
export function seasonalNaiveScale(history: Pick<ForecastHistory, 'grid' | 'values'>): Ratio {
  const { values, slotsPerDay } = buildDayMatrix(history, history.values, null);
  let numerator = 0;
  let denominator = 0;
  for (let i = 7 * slotsPerDay; i < values.length; i++) {
    const error = Math.abs(values[i]! - values[i - 7 * slotsPerDay]!);
    if (Number.isNaN(error)) continue;
    numerator += error;
    denominator++;
  }
  return { numerator, denominator };
}
