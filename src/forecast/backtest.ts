import { AgnerError, type Ratio, ratioValue } from '../core/index.ts';
import { accuracyBy, partitionOf } from './accuracy/accuracy-by.ts';
import { type AccuracySums, addAccuracy, type ScoringOptions } from './accuracy/accuracy-sums.ts';
import { aggregateForecast } from './accuracy/aggregate.ts';
import { seasonalNaiveScale } from './accuracy/naive-scale.ts';
import { eventSpans } from './effects/event-spans.ts';
import { bucketLabel, bucketOfLead } from './horizon-buckets.ts';
import { historyUntil, intervalRange, sliceDays } from './slice-days.ts';
import type { Forecast, ForecastContext, Forecaster, ForecastHistory } from './types.ts';

export const BACKTEST_GRAINS = ['interval', 'day', 'week'] as const;
export type BacktestGrain = (typeof BACKTEST_GRAINS)[number];

export interface BacktestOptions {
  readonly models: readonly Forecaster[];
  /** The model that value added is measured against: the one-week seasonal naive. Null = no value added. */
  readonly naive: Forecaster | null;
  readonly horizonDays: number;
  /** How many origins at most; fewer where history is short. */
  readonly origins: number;
  /** Days between origins. */
  readonly stepDays: number;
  readonly levels: readonly number[];
}

/** Accuracy of one model on one horizon bucket (`all` = every lead) at one grain. */
export interface BacktestRow {
  readonly model: string;
  readonly horizon: string;
  readonly grain: BacktestGrain;
  readonly sums: AccuracySums;
  /** 1 - absolute error over the naive's on the same intervals, as a ratio; above 0 = better than naive, 0 / 0 without one. */
  readonly valueAdded: Ratio;
}

export interface BacktestResult {
  /** Local days that forecasts started on, earliest first. */
  readonly origins: readonly string[];
  readonly rows: readonly BacktestRow[];
}

/** Days a model must see before its first origin. */
const FEWEST_DAYS_BEFORE = 14;

/**
 * Rolling-origin backtest: at each origin every model sees only the days before it and forecasts `horizonDays` days.
 * Intervals under an `exclude` event are left out like holes. Accuracy is kept as sums; nothing is averaged twice.
 *
 * @throws AgnerError VALUE_INVALID when horizonDays, origins or stepDays are not whole numbers above 0.
 */
export function backtest(
  history: ForecastHistory,
  context: ForecastContext,
  options: BacktestOptions,
): BacktestResult {
  for (const field of ['horizonDays', 'origins', 'stepDays'] as const) {
    const value = options[field];
    if (!Number.isInteger(value) || value < 1) {
      throw new AgnerError('VALUE_INVALID', `${field} is ${value}, which is not a whole number above 0.`, {
        field,
        value: String(value),
      });
    }
  }
  const origins = backtestOrigins(history, options);
  const { naive } = options;
  const extra = naive === null || options.models.some((model) => model.id === naive.id) ? [] : [naive];
  const models = [...options.models, ...extra];
  const totals = new Map<string, Map<string, AccuracySums>>(models.map((model) => [model.id, new Map()]));
  for (const origin of origins) {
    const seen = historyUntil(history, origin);
    const horizon = sliceDays(history.grid, origin, origin + options.horizonDays);
    const { actuals, weights } = actualsOf(history, context, origin, options.horizonDays);
    const scoring: ScoringOptions = {
      weights,
      naiveScale: history.metric === 'offered' ? ratioValue(seasonalNaiveScale(seen)) : null,
      counts: history.metric === 'offered',
    };
    for (const model of models) {
      const forecast = model.fit(seen, context).predict(horizon, options.levels);
      for (const [key, sums] of scoreForecast(forecast, actuals, scoring)) {
        const into = totals.get(model.id)!;
        const before = into.get(key);
        into.set(key, before === undefined ? sums : addAccuracy(before, sums));
      }
    }
  }
  const naiveTotals = naive === null ? undefined : totals.get(naive.id);
  const rows = options.models.flatMap((model) =>
    [...totals.get(model.id)!].map(([key, sums]): BacktestRow => {
      const [grain, horizon] = key.split('|') as [BacktestGrain, string];
      const reference = naiveTotals?.get(key)?.absoluteError ?? 0;
      return {
        model: model.id,
        horizon,
        grain,
        sums,
        valueAdded: {
          numerator: reference === 0 ? 0 : reference - sums.absoluteError,
          denominator: reference,
        },
      };
    }),
  );
  return { origins: origins.map((origin) => history.grid.days[origin]!.day), rows };
}

function backtestOrigins(history: ForecastHistory, options: BacktestOptions): number[] {
  const last = history.grid.days.length - options.horizonDays;
  const origins: number[] = [];
  for (let origin = last; origin >= FEWEST_DAYS_BEFORE; origin -= options.stepDays) {
    if (origins.length === options.origins) break;
    origins.push(origin);
  }
  return origins.reverse();
}

/** Actuals of a horizon: handle seconds become seconds per contact, excluded events become holes. */
function actualsOf(history: ForecastHistory, context: ForecastContext, origin: number, days: number) {
  const [first, end] = intervalRange(history.grid, origin, origin + days);
  const weights = history.weights?.slice(first, end) ?? null;
  const values = history.values.slice(first, end);
  const actuals =
    weights === null
      ? values
      : values.map((seconds, i) => (weights[i]! > 0 ? seconds / weights[i]! : Number.NaN));
  const excluded = context.events.filter((event) => event.effect === 'exclude');
  for (const span of eventSpans(history.grid, excluded)) {
    const from = Math.max(span.first, first) - first;
    if (span.end > first && from < actuals.length)
      actuals.fill(Number.NaN, from, Math.max(from, span.end - first));
  }
  return { actuals, weights };
}

function scoreForecast(
  forecast: Forecast,
  actuals: Float64Array,
  scoring: ScoringOptions,
): Map<string, AccuracySums> {
  const found = new Map<string, AccuracySums>();
  const lead = partitionOf(forecast.grid, 'lead');
  const bucketOf = (index: number): string | null => {
    const day = lead(index);
    return day === null ? null : bucketLabel(bucketOfLead(Number(day)));
  };
  const open = (index: number): string | null => (lead(index) === null ? null : 'all');
  for (const keyOf of [open, bucketOf]) {
    for (const [key, sums] of accuracyBy(forecast, actuals, scoring, keyOf))
      found.set(`interval|${key}`, sums);
  }
  for (const grain of ['day', 'week'] as const) {
    const total = aggregateForecast(forecast, actuals, scoring.weights, partitionOf(forecast.grid, grain));
    const options: ScoringOptions = { ...scoring, weights: total.weights, naiveScale: null };
    const [sums] = accuracyBy(total.forecast, total.actuals, options, () => 'all').values();
    if (sums !== undefined) found.set(`${grain}|all`, sums);
  }
  return found;
}
