import type { ErrorRow } from './row.ts';

/** Errors of the forecast room. */
export const forecastErrors = {
  FORECAST_HISTORY_SHAPE: {
    status: 422,
    title: 'The history does not fit its grid or lacks its weights',
    next: 'Give one value per interval of the grid, and for ahtSeconds the contacts the seconds belong to.',
  },
  FORECAST_VALUE_INVALID: {
    status: 422,
    title: 'A history value is negative or infinite',
    next: 'Correct the value, or leave it empty where nothing was observed.',
  },
  FORECAST_METRIC_UNSUPPORTED: {
    status: 422,
    title: 'The model does not forecast this metric',
    next: 'Use the model auto, or one that docs/models.md lists for the metric.',
  },
  FORECAST_HORIZON_INVALID: {
    status: 422,
    title: 'The horizon does not follow the history',
    next: 'Start the horizon on a local day after the last day of history, with the same zone and interval.',
  },
  FORECAST_LEVEL_INVALID: {
    status: 422,
    title: 'A level of the bounds is not a share between 0 and 1',
    next: 'Write levels as shares such as 0.8 and 0.95 (80 and 95 on the command line).',
  },
  FORECAST_MODEL_UNKNOWN: {
    status: 404,
    title: 'There is no forecasting model of this name',
    next: 'Use one of the models listed in the message.',
  },
  FORECAST_NO_HISTORY: {
    status: 422,
    title: 'There is no history before the as-of time',
    next: 'Choose a later as-of time, or give a file that holds earlier intervals.',
  },
  REFORECAST_NO_DAY: {
    status: 422,
    title: 'The forecast has no interval left on the day to update',
    next: 'Give a forecast that covers the rest of that local day, or another --now or --tz.',
  },
  BACKTEST_TOO_SHORT: {
    status: 422,
    title: 'The history is too short for one backtested forecast',
    next: 'Give a longer history, or a shorter --horizon: two weeks must lie before the days that are forecast.',
  },
  ACCURACY_NOTHING_SHARED: {
    status: 422,
    title: 'A forecast and the actuals have no interval in common',
    next: 'Check the time zone, the queue names and the dates of both files.',
  },
  FORECAST_REPEATED: {
    status: 422,
    title: 'A forecast has the same interval twice',
    next: 'Keep one row per queue, metric and interval.',
  },
  ADJUSTMENT_INVALID: {
    status: 422,
    title: 'A forecast adjustment cannot be applied',
    next: 'Correct the named field: op percent, add, set, min or max needs a value; range needs value <= value2.',
  },
} as const satisfies Record<string, ErrorRow>;
