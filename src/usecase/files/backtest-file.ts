import type { OpeningHours } from '../../calendar/index.ts';
import { AgnerError, type Metric } from '../../core/index.ts';
import {
  autoForecaster,
  type BacktestRow,
  backtest,
  FORECASTERS,
  type Forecaster,
  findForecaster,
  historyFromActuals,
  seasonalNaive,
} from '../../forecast/index.ts';
import { type HistoryFileRequest, type QueueStory, readHistoryFile } from './history-file.ts';
import type { ReadReport } from './read-records.ts';

export interface BacktestFileRequest extends HistoryFileRequest {
  readonly metrics: readonly Metric[];
  readonly levels: readonly number[];
  /** Names of models, or null for every model of the metric. */
  readonly models: readonly string[] | null;
  readonly origins: number;
  /** Days between origins. */
  readonly stepDays: number;
  readonly seed: number;
}

/** Accuracy of one model on one queue's metric, at a grain and over a part of the horizon. */
export interface QueueBacktestRow extends BacktestRow {
  readonly queueId: string;
  readonly metric: Metric;
  /** How many forecasts were made and scored. */
  readonly origins: number;
}

export interface BacktestFileResult {
  readonly rows: readonly QueueBacktestRow[];
  /** First local day of each forecast, by queue; none where its history is too short. */
  readonly origins: ReadonlyMap<string, readonly string[]>;
  readonly inferredHours: ReadonlyMap<string, OpeningHours | null>;
  readonly historyReport: ReadReport;
  readonly eventReport: ReadReport | null;
}

/**
 * Rolls origins through a history file and scores every model at each of them on what then happened. Hours that are
 * inferred are inferred once, from the whole file; everything else a model sees lies before its origin.
 *
 * @throws AgnerError as readHistoryFile, FORECAST_MODEL_UNKNOWN, FORECAST_METRIC_UNSUPPORTED, BACKTEST_TOO_SHORT when no
 * queue has room for one origin.
 */
export async function backtestFile(request: BacktestFileRequest): Promise<BacktestFileResult> {
  const models = new Map(request.metrics.map((metric) => [metric, modelsFor(metric, request.models)]));
  const { queues, historyReport, eventReport } = await readHistoryFile(request);
  const origins = new Map<string, readonly string[]>();
  const rows: QueueBacktestRow[] = [];
  for (const story of queues) {
    for (const [metric, ofMetric] of models) {
      const scored = backtestQueue(request, story, metric, ofMetric);
      if (scored === null) continue;
      if (!origins.has(story.queueId)) origins.set(story.queueId, scored.origins);
      rows.push(...scored.rows);
    }
  }
  if (rows.length === 0) {
    throw new AgnerError(
      'BACKTEST_TOO_SHORT',
      `No queue of "${request.fileName}" has two weeks of history before a horizon of ${request.horizonDays} days.`,
      { field: 'horizon', value: `${request.horizonDays}d` },
    );
  }
  const inferredHours = new Map(
    queues.flatMap(({ queueId, inferred }) => (inferred === undefined ? [] : [[queueId, inferred] as const])),
  );
  return { rows, origins, inferredHours, historyReport, eventReport };
}

/** Handle time has one model; every other one forecasts contacts. */
function modelsFor(metric: Metric, names: readonly string[] | null): readonly Forecaster[] {
  if (metric === 'ahtSeconds') return [autoForecaster];
  if (names !== null) return names.map(findForecaster);
  return FORECASTERS.filter((forecaster) => forecaster.metrics.includes(metric));
}

function backtestQueue(
  request: BacktestFileRequest,
  story: QueueStory,
  metric: Metric,
  models: readonly Forecaster[],
): { readonly origins: readonly string[]; readonly rows: readonly QueueBacktestRow[] } | null {
  const history = historyFromActuals(story.actuals, story.historyGrid)[metric];
  if (!history.values.some((value) => value >= 0)) return null;
  const { origins, rows } = backtest(
    history,
    { events: story.events, seed: request.seed },
    {
      models,
      naive: metric === 'offered' ? seasonalNaive : null,
      horizonDays: request.horizonDays,
      origins: request.origins,
      stepDays: request.stepDays,
      levels: request.levels,
    },
  );
  const named = rows.map((row) => ({ ...row, queueId: story.queueId, metric, origins: origins.length }));
  return { origins, rows: named };
}
