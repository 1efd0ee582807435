import type { DayGrid } from '../calendar/index.ts';
import type { CalendarEvent, Explanation, Metric } from '../core/index.ts';

/**
 * Rolling history of one metric of one queue on a grid of whole local days.
 *
 * `values` are contact counts for `offered` and total handle seconds for `ahtSeconds`; NaN marks a hole.
 * `weights` are the contacts that the handle seconds belong to (`ahtSeconds` only): AHT is a ratio, so both of its
 * parts are history and its average is never an average of averages.
 */
export interface ForecastHistory {
  readonly metric: Metric;
  readonly grid: DayGrid;
  readonly values: Float64Array;
  readonly weights: Float64Array | null;
}

/** What is known beside the history. All of it is data: no clock, no randomness. */
export interface ForecastContext {
  readonly events: readonly CalendarEvent[];
  /** Seeds any sampling a model does; same seed, same bytes. */
  readonly seed: number;
}

/** A pair of bounds that should hold the share `level` (0.8, 0.95) of the actuals. */
export interface ForecastBounds {
  readonly level: number;
  readonly lower: Float64Array;
  readonly upper: Float64Array;
}

/** Something the planner should know about how the forecast was made. */
export interface ForecastWarning {
  readonly code: string;
  readonly message: string;
}

/**
 * A forecast on every interval of the horizon grid, closed ones as exactly 0 (offered).
 * `mean` is the expected value, which staffing uses; `median` minimises the absolute error, which WAPE scores.
 */
export interface Forecast {
  readonly metric: Metric;
  readonly model: string;
  readonly grid: DayGrid;
  readonly mean: Float64Array;
  readonly median: Float64Array;
  readonly bounds: readonly ForecastBounds[];
  readonly warnings: readonly ForecastWarning[];
  /** Where the mean of interval `index` came from: level, weekday, profile, holiday, event parts that re-add to it. */
  explain(index: number): Explanation;
}

/** A model that has seen history. Only this can predict: an unfitted model has no such method. */
export interface FittedForecaster {
  /** @param horizon whole local days after the history, same zone and interval. @param levels shares in (0, 1), e.g. [0.8, 0.95]. */
  predict(horizon: DayGrid, levels: readonly number[]): Forecast;
}

/** One forecasting method. A new one costs: its file, a line in the room's index, its test, its row in docs/models.md. */
export interface Forecaster {
  /** Stable name, printed in the `model` column. */
  readonly id: string;
  /** Raised whenever the same input would give other numbers. */
  readonly version: number;
  /** What it can forecast; any other metric is refused by `fit`. */
  readonly metrics: readonly Metric[];
  fit(history: ForecastHistory, context: ForecastContext): FittedForecaster;
}
