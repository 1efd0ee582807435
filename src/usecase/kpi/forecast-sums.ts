import { dayNumberOf } from '../../calendar/index.ts';
import { addMeasures } from '../../kpi/index.ts';
import { type Rational, rational, rationalFromText, subtractRational } from '../../math/index.ts';
import type { ForecastInForce, HistoryDay } from '../../store/index.ts';
import type { DaySumsTable } from './day-sums.ts';
import { historyByDay } from './interval-sums.ts';

/**
 * Adds the error of the forecast in force, interval by interval, where both forecast and actual are known. As in the
 * accuracy table the absolute error is that of the median, which minimises it, and the bias that of the mean.
 */
export function addForecastErrors(
  table: DaySumsTable,
  forecasts: readonly ForecastInForce[],
  history: readonly HistoryDay[],
): void {
  const actuals = historyByDay(history.filter(({ metric }) => metric === 'offered'));
  for (const { queueId, day, mean, median } of forecasts) {
    const offered = actuals.get(`${day} ${queueId}`)?.get('offered')?.values;
    if (offered === undefined) continue;
    for (let slot = 0; slot < mean.length; slot++) {
      const [forecast, actual] = [mean[slot] as number, offered[slot] ?? Number.NaN];
      if (Number.isNaN(forecast) || Number.isNaN(actual)) continue;
      const middle = median[slot] ?? Number.NaN;
      addMeasures(table.at(queueId, dayNumberOf(day)).sums, {
        forecast,
        actual,
        absoluteError: Number.isNaN(middle) ? null : absoluteError(middle, actual),
        intervalsScored: forecast !== 0 || actual !== 0 ? 1 : 0,
      });
    }
  }
}

function absoluteError(forecast: number, actual: number): Rational {
  const signed = subtractRational(rationalFromText(String(forecast)), rational(BigInt(actual)));
  return signed.numerator < 0n ? { ...signed, numerator: -signed.numerator } : signed;
}
