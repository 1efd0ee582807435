import { timeParser, type Zone, zone } from '../../calendar/index.ts';
import type { IntervalActual } from '../../core/index.ts';
import { createForecastReader, createIntervalReader, type ForecastRecord } from '../../intake/index.ts';
import { groupByQueue } from './group-by-queue.ts';
import { type ReadReport, readWholeFile, requireRecords } from './read-records.ts';

/** A written forecast and what happened, and how to read them. */
export interface ForecastAndActualsRequest {
  readonly forecast: AsyncIterable<string>;
  readonly forecastName: string;
  readonly actuals: AsyncIterable<string>;
  readonly actualsName: string;
  readonly timeZone: string;
  /** Length of the actuals' intervals; null = found from the file. */
  readonly intervalMinutes: number | null;
  /** `theirs -> ours`, for the actuals. */
  readonly map: Readonly<Record<string, string>>;
}

export interface ForecastAndActuals {
  readonly clock: Zone;
  readonly forecast: readonly ForecastRecord[];
  readonly actuals: readonly IntervalActual[];
  /**
   * The actuals of a queue of the forecast; undefined where they do not name it. Where both files hold one queue only they
   * mean the same one, whatever they call it.
   */
  actualsOf(queueId: string): readonly IntervalActual[] | undefined;
  readonly forecastReport: ReadReport;
  readonly actualsReport: ReadReport;
}

/** @throws AgnerError when either file is unusable. */
export async function readForecastAndActuals(
  request: ForecastAndActualsRequest,
): Promise<ForecastAndActuals> {
  const clock = zone(request.timeZone);
  const time = timeParser(clock);
  const forecast = await readWholeFile(
    request.forecast,
    createForecastReader({ time, file: request.forecastName }),
  );
  requireRecords(forecast, request.forecastName);
  const actuals = await readWholeFile(
    request.actuals,
    createIntervalReader({
      time,
      file: request.actualsName,
      map: request.map,
      ...(request.intervalMinutes === null ? {} : { intervalMinutes: request.intervalMinutes }),
    }),
  );
  requireRecords(actuals, request.actualsName);
  const byQueue = groupByQueue(actuals.records);
  const forecastQueues = new Set(forecast.records.map((record) => record.queueId));
  const only = forecastQueues.size === 1 && byQueue.size === 1 ? [...byQueue.values()][0] : undefined;
  return {
    clock,
    forecast: forecast.records,
    actuals: actuals.records,
    actualsOf: (queueId) => byQueue.get(queueId) ?? only,
    forecastReport: forecast,
    actualsReport: actuals,
  };
}
