import type { DayGrid } from '../../calendar/index.ts';
import { AgnerError, type Explanation, instantText } from '../../core/index.ts';
import { checkHistoryShape, checkHorizon } from '../check-inputs.ts';
import { weekdayIndex } from '../day-matrix.ts';
import type { FittedForecaster, Forecast, Forecaster, ForecastWarning } from '../types.ts';
import { warning } from '../warnings.ts';
import { handleTimeSpread } from './handle-time-bounds.ts';
import { curveSeconds, fitHandleTimeCurve, type HandleTimeCurve } from './handle-time-curve.ts';
import { buildHandleTimeMatrix, type HandleTimeMatrix } from './handle-time-matrix.ts';

const FEWEST_GOOD_DAYS = 14;

/** Forecasts ahtSeconds from handle seconds (`values`) and contacts (`weights`): see docs/models.md, handle time. */
export const handleTimeForecaster: Forecaster = {
  id: 'handle-time',
  version: 1,
  metrics: ['ahtSeconds'],
  fit(history, context) {
    if (history.metric !== 'ahtSeconds') {
      throw new AgnerError(
        'FORECAST_METRIC_UNSUPPORTED',
        `The model handle-time does not forecast ${history.metric}.`,
        {
          field: 'metric',
          value: history.metric,
        },
      );
    }
    checkHistoryShape(history);
    const matrix = buildHandleTimeMatrix(history, context.events);
    const curve = fitHandleTimeCurve(matrix, matrix.seconds.dayCount);
    return fitted(history.grid, matrix, curve);
  },
};

function fitted(
  historyGrid: DayGrid,
  matrix: HandleTimeMatrix,
  curve: HandleTimeCurve | null,
): FittedForecaster {
  const warnings = warningsOf(matrix, curve);
  return {
    predict(horizon, levels): Forecast {
      checkHorizon(historyGrid, horizon, levels);
      const size = horizon.startsMs.length;
      const mean = new Float64Array(size);
      const median = new Float64Array(size);
      const bounds = levels.map((level) => ({
        level,
        lower: new Float64Array(size),
        upper: new Float64Array(size),
      }));
      const empty = {
        metric: 'ahtSeconds',
        model: 'handle-time',
        grid: horizon,
        mean,
        median,
        bounds,
        warnings,
      } as const;
      if (curve === null) return { ...empty, explain: (index) => explain(horizon, mean, null, index) };
      const spread = handleTimeSpread(matrix);
      const middle = spread.residualQuantile(0.5);
      const low = levels.map((level) => spread.residualQuantile((1 - level) / 2));
      const high = levels.map((level) => spread.residualQuantile((1 + level) / 2));
      const slots = horizon.slotsPerDay;
      for (const day of horizon.days) {
        const weekday = weekdayIndex(day.dayNumber);
        for (let i = day.first; i < day.first + day.count; i++) {
          if (horizon.open[i] === 0) continue;
          const slot = horizon.slot[i]!;
          const expected = curveSeconds(curve, weekday, slot);
          const deviation = spread.standardDeviation(expected, curve.contacts[weekday * slots + slot]! || 1);
          mean[i] = expected;
          median[i] = Math.max(0, expected + middle * deviation);
          bounds.forEach((bound, k) => {
            bound.lower[i] = Math.max(0, expected + Math.min(0, low[k]!) * deviation);
            bound.upper[i] = expected + Math.max(0, high[k]!) * deviation;
          });
        }
      }
      return { ...empty, explain: (index) => explain(horizon, mean, curve, index) };
    },
  };
}

function warningsOf(matrix: HandleTimeMatrix, curve: HandleTimeCurve | null): ForecastWarning[] {
  if (curve === null) {
    return [
      warning('EMPTY_HISTORY', 'History holds no handled contact; handle time is unknown and given as 0.'),
    ];
  }
  const days = matrix.contacts.observed.reduce((sum, day) => sum + day, 0);
  if (days >= FEWEST_GOOD_DAYS) return [];
  return [
    warning(
      'SHORT_HISTORY',
      `History has ${days} observed days; handle time leans on its overall mean and bounds on an assumed spread.`,
    ),
  ];
}

function explain(
  grid: DayGrid,
  mean: Float64Array,
  curve: HandleTimeCurve | null,
  index: number,
): Explanation {
  const day = grid.days.find((candidate) => index < candidate.first + candidate.count)!;
  const part = (label: string, value: number, unit: string): Explanation => ({
    label,
    value,
    unit,
    operation: 'given',
    parts: [],
  });
  const closed = curve === null || grid.open[index] === 0;
  return {
    label: `forecast of ahtSeconds at ${instantText(grid.startsMs[index]!)}`,
    value: mean[index]!,
    unit: 'seconds per contact',
    operation: 'product',
    parts: closed
      ? [part('closed or unknown', 0, 'seconds per contact')]
      : [
          part('level', curve.levelSeconds, 'seconds per contact'),
          part('weekday', curve.weekday[weekdayIndex(day.dayNumber)]!, 'factor'),
          part('profile', curve.slot[grid.slot[index]!]!, 'factor'),
        ],
  };
}
