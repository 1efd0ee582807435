import { offsetTimeText, type Zone } from '../calendar/index.ts';
import type { Explanation } from '../core/index.ts';
import type { Forecast } from '../forecast/index.ts';
import { type CsvValue, csvLine } from './csv-writer.ts';

/** One queue's forecast, of which the intervals `firstIndex` to before `endIndex` are written. */
export interface WrittenForecast {
  readonly queueId: string;
  readonly forecast: Forecast;
  readonly firstIndex: number;
  readonly endIndex: number;
}

/** One row of a written forecast; bounds are named lo80, hi80 … by their level. */
export type ForecastRow = Readonly<Record<string, CsvValue | Explanation>>;

/**
 * The rows of a written forecast: `queue,metric,start,asOf,mean,median,lo80,hi80,…,model`, times with the offset of the
 * zone.
 *
 * @param levels shares of the bounds, in the order of their columns.
 * @param explain adds where each mean came from.
 */
export function* forecastRows(
  forecasts: Iterable<WrittenForecast>,
  clock: Zone,
  asOfMs: number,
  levels: readonly number[],
  explain = false,
): Generator<ForecastRow> {
  const asOf = offsetTimeText(asOfMs, clock);
  for (const { queueId, forecast, firstIndex, endIndex } of forecasts) {
    const bounds = levels.map((level) => forecast.bounds.find((bound) => bound.level === level));
    for (let index = firstIndex; index < endIndex; index++) {
      const row: Record<string, CsvValue | Explanation> = {
        queue: queueId,
        metric: forecast.metric,
        start: offsetTimeText(forecast.grid.startsMs[index] as number, clock),
        asOf,
        mean: forecast.mean[index] as number,
        median: forecast.median[index] as number,
      };
      levels.forEach((level, position) => {
        row[`lo${levelName(level)}`] = bounds[position]?.lower[index] ?? null;
        row[`hi${levelName(level)}`] = bounds[position]?.upper[index] ?? null;
      });
      row.model = forecast.model;
      if (explain) row.explanation = forecast.explain(index);
      yield row;
    }
  }
}

/** The same rows as CSV, header first. */
export function* forecastCsv(
  forecasts: Iterable<WrittenForecast>,
  clock: Zone,
  asOfMs: number,
  levels: readonly number[],
): Generator<string> {
  const boundColumns = levels.flatMap((level) => [`lo${levelName(level)}`, `hi${levelName(level)}`]);
  yield csvLine(['queue', 'metric', 'start', 'asOf', 'mean', 'median', ...boundColumns, 'model']);
  for (const row of forecastRows(forecasts, clock, asOfMs, levels)) {
    yield csvLine(Object.values(row) as CsvValue[]);
  }
}

/** 0.8 -> `80`, 0.975 -> `97.5`. */
export function levelName(level: number): string {
  return String(Number((level * 100).toPrecision(12)));
}
