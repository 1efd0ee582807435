import type { OpeningHours, Zone } from '../../calendar/index.ts';
import type { Metric } from '../../core/index.ts';
import { type Forecast, type Forecaster, findForecaster, historyFromActuals } from '../../forecast/index.ts';
import { type HistoryFileRequest, type QueueStory, readHistoryFile } from './history-file.ts';
import type { ReadReport } from './read-records.ts';

export interface ForecastFileRequest extends HistoryFileRequest {
  readonly metrics: readonly Metric[];
  readonly levels: readonly number[];
  readonly model: string;
  readonly seed: number;
}

/** One queue's forecast of one metric; only intervals from `firstIndex` to before `endIndex` are after `asOf`. */
export interface QueueForecast {
  readonly queueId: string;
  readonly forecast: Forecast;
  readonly firstIndex: number;
  readonly endIndex: number;
}

export interface ForecastFileResult {
  readonly asOfMs: number;
  readonly clock: Zone;
  readonly forecasts: readonly QueueForecast[];
  /** Hours that were inferred, by queue; null = open round the clock. */
  readonly inferredHours: ReadonlyMap<string, OpeningHours | null>;
  readonly historyReport: ReadReport;
  readonly eventReport: ReadReport | null;
}

/**
 * Forecasts every queue of a history file. Pure but for reading its inputs: the same files give the same bytes.
 *
 * Intervals that end at or before `asOf` are history; whole local days are learnt from, so the hours of a day already
 * begun wait for the intraday update. The forecast covers every interval from `asOf` on for `horizonDays` local days.
 *
 * @throws AgnerError when the file is unusable, the interval asked for not a multiple of the file's, the model or zone unknown, or nothing lies before `asOf`.
 */
export async function forecastFile(request: ForecastFileRequest): Promise<ForecastFileResult> {
  const forecaster = findForecaster(request.model);
  const { queues, asOfMs, clock, historyReport, eventReport } = await readHistoryFile(request);
  const inferredHours = new Map(
    queues.flatMap(({ queueId, inferred }) => (inferred === undefined ? [] : [[queueId, inferred] as const])),
  );
  const forecasts = queues.flatMap((story) => forecastQueue(request, forecaster, asOfMs, story));
  return { asOfMs, clock, forecasts, inferredHours, historyReport, eventReport };
}

function forecastQueue(
  request: ForecastFileRequest,
  forecaster: Forecaster,
  asOfMs: number,
  story: QueueStory,
): QueueForecast[] {
  const history = historyFromActuals(story.actuals, story.historyGrid);
  return request.metrics
    .filter((metric) => metric === 'offered' || history.ahtSeconds.values.some((value) => value >= 0))
    .map((metric) => {
      const model = metric === 'offered' ? forecaster : findForecaster('auto');
      const forecast = model
        .fit(history[metric], { events: story.events, seed: request.seed })
        .predict(story.horizonGrid, request.levels);
      const { startsMs } = story.horizonGrid;
      const firstIndex = startsMs.findIndex((startMs) => startMs >= asOfMs);
      const endIndex = startsMs.findIndex((startMs) => startMs >= story.endMs);
      return {
        queueId: story.queueId,
        forecast,
        firstIndex: firstIndex < 0 ? startsMs.length : firstIndex,
        endIndex: endIndex < 0 ? startsMs.length : endIndex,
      };
    });
}
