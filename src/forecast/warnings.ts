import type { ForecastWarning } from './types.ts';

/** Everything a forecast can warn of; the documented answer of each case stands in docs/models.md. */
export const FORECAST_WARNINGS = [
  'EMPTY_HISTORY',
  'SHORT_HISTORY',
  'ALL_ZERO',
  'CONSTANT_HISTORY',
  'SINGLE_SPIKE',
  'LONG_GAP',
  'SLOT_NOT_OBSERVED',
  'HOLIDAY_NOT_LEARNT',
  'EVENT_NOT_LEARNT',
  'BOUNDS_NOT_CALIBRATED',
  'BEYOND_BACKTEST',
] as const;
export type ForecastWarningCode = (typeof FORECAST_WARNINGS)[number];

/** Builds a warning; the code is checked, the message says what was done and why. */
export function warning(code: ForecastWarningCode, message: string): ForecastWarning {
  return { code, message };
}
