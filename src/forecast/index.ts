export { accuracyBy, accuracyOf, partitionOf } from './accuracy/accuracy-by.ts';
export {
  type AccuracyMeasures,
  accuracyMeasures,
  rootMeanSquaredError,
} from './accuracy/accuracy-measures.ts';
export {
  type AccuracySums,
  addAccuracy,
  type BoundSums,
  COUNT_SCORING,
  emptyAccuracy,
  type ScoredForecast,
  type ScoringOptions,
} from './accuracy/accuracy-sums.ts';
export { type AggregatedForecast, aggregateForecast } from './accuracy/aggregate.ts';
export { seasonalNaiveScale } from './accuracy/naive-scale.ts';
export { poissonNoiseFloor } from './accuracy/poisson-noise-floor.ts';
export {
  ADJUSTMENT_OPERATIONS,
  type Adjustment,
  type AdjustmentOperation,
  checkAdjustment,
} from './adjustment.ts';
export { type AppliedAdjustment, applyAdjustments, type EffectiveForecast } from './apply-adjustments.ts';
export { autoForecaster } from './auto.ts';
export {
  BACKTEST_GRAINS,
  type BacktestGrain,
  type BacktestOptions,
  type BacktestResult,
  type BacktestRow,
  backtest,
} from './backtest.ts';
export { handleTimeForecaster } from './handle-time/handle-time-forecaster.ts';
export { historyFromActuals, type QueueHistory, queueHistory } from './history-from-actuals.ts';
export { inferOpeningHours } from './infer-hours.ts';
export type { DaySoFar } from './intraday/day-so-far.ts';
export { type RestOfDay, updateRestOfDay } from './intraday/rest-of-day.ts';
export { levelProfileFamily } from './members/level-profile.ts';
export { type LevelRegressionVariant, levelRegressionFamily } from './members/level-regression.ts';
export type { MemberFamily } from './members/member-family.ts';
export { seasonalMeanFamily } from './members/seasonal-mean.ts';
export { FORECASTERS, findForecaster, seasonalNaive } from './registry.ts';
export type * from './types.ts';
export { volumeForecaster } from './volume-forecaster.ts';
export { FORECAST_WARNINGS, type ForecastWarningCode } from './warnings.ts';
