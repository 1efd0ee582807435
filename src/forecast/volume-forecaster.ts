import type { DayGrid } from '../calendar/index.ts';
import { AgnerError } from '../core/index.ts';
import { calibrate } from './bounds/calibration.ts';
import { countDistribution } from './bounds/interval-bounds.ts';
import { checkHistoryShape, checkHorizon } from './check-inputs.ts';
import { type CombinationWeights, combineCell, learnWeights } from './combination.ts';
import { buildDayMatrix, type DayMatrix } from './day-matrix.ts';
import { horizonEffects } from './effects/horizon-effects.ts';
import { type LearntEffects, learnEffects } from './effects/learnt-effects.ts';
import { normalHistory } from './effects/normal-history.ts';
import { explainVolume } from './explain-volume.ts';
import { fallbackBySlot } from './fallback.ts';
import { checkHistory } from './history-checks.ts';
import { bucketLabel, bucketOfLead, LONGEST_BACKTESTED_LEAD } from './horizon-buckets.ts';
import { leadsOf } from './leads.ts';
import type { MemberFamily } from './members/member-family.ts';
import { forecastRollingOrigins } from './rolling-origins.ts';
import type {
  FittedForecaster,
  Forecast,
  ForecastContext,
  Forecaster,
  ForecastHistory,
  ForecastWarning,
} from './types.ts';
import { warning } from './warnings.ts';

/**
 * A forecaster of contact volumes from one or more member families. One member forecasts alone; several are combined
 * with weights per horizon bucket. Holidays, events, bounds and explanations are the same for all.
 */
export function volumeForecaster(id: string, version: number, families: readonly MemberFamily[]): Forecaster {
  return {
    id,
    version,
    metrics: ['offered'],
    fit(history, context) {
      if (history.metric !== 'offered') {
        throw new AgnerError(
          'FORECAST_METRIC_UNSUPPORTED',
          `The model ${id} does not forecast ${history.metric}.`,
          {
            field: 'metric',
            value: history.metric,
          },
        );
      }
      checkHistoryShape(history);
      return new FittedVolume(id, families, history, context);
    },
  };
}

/** Days of backtest under which bounds lean on assumptions, and say so. */
const FEWEST_CALIBRATED_ORIGINS = 5;

class FittedVolume implements FittedForecaster {
  private readonly id: string;
  private readonly families: readonly MemberFamily[];
  private readonly context: ForecastContext;
  private readonly historyGrid: DayGrid;
  private readonly matrix: DayMatrix;
  private readonly learnt: LearntEffects;
  private readonly warnings: readonly ForecastWarning[];

  constructor(
    id: string,
    families: readonly MemberFamily[],
    history: ForecastHistory,
    context: ForecastContext,
  ) {
    this.id = id;
    this.families = families;
    this.context = context;
    this.historyGrid = history.grid;
    const normal = normalHistory(history, context.events);
    const checked = checkHistory(buildDayMatrix(history, normal.values, normal.masked));
    this.matrix = checked.matrix;
    this.warnings = checked.warnings;
    this.learnt = learnEffects(history, context.events, this.matrix);
  }

  predict(horizon: DayGrid, levels: readonly number[]): Forecast {
    checkHorizon(this.historyGrid, horizon, levels);
    const { matrix } = this;
    const warnings = [...this.warnings];
    const leads = leadsOf(this.historyGrid, matrix, horizon);
    const firstDay = (horizon.days[0]?.dayNumber ?? 0) - matrix.firstDayNumber;
    const endDay = firstDay + horizon.days.length;
    const rolling = forecastRollingOrigins(matrix, this.families);
    const weights = learnWeights(rolling);
    const combined = rolling.actual.map((_, i) =>
      combineCell(rolling.predictions, weights[rolling.bucket[i]!]!, i),
    );
    const calibrations = calibrate({ ...rolling, mean: combined });
    if (rolling.originCount < FEWEST_CALIBRATED_ORIGINS) {
      warnings.push(
        warning(
          'BOUNDS_NOT_CALIBRATED',
          `Bounds rest on ${rolling.originCount} past forecasts and mostly on an assumed spread.`,
        ),
      );
    }
    if ((leads.at(-1) ?? 0) > LONGEST_BACKTESTED_LEAD) {
      warnings.push(
        warning(
          'BEYOND_BACKTEST',
          `Leads over ${LONGEST_BACKTESTED_LEAD} open days use the weights and bounds of the last ones tested.`,
        ),
      );
    }
    const bucket = new Uint8Array(horizon.startsMs.length);
    horizon.days.forEach((day, d) => {
      bucket.fill(bucketOfLead(leads[d]!), day.first, day.first + day.count);
    });
    const base = this.normalForecast(horizon, firstDay, endDay, bucket, weights, warnings);
    const effects = horizonEffects(horizon, base, this.context.events, this.learnt);
    const mean = base.map((value, i) => value * effects.holiday[i]! * effects.event[i]! + effects.added[i]!);
    const memberIds = this.families.flatMap((family) => family.memberIds);
    return {
      metric: 'offered',
      model: this.id,
      grid: horizon,
      mean,
      ...countDistribution(mean, bucket, effects.variance, calibrations, levels),
      warnings: [...warnings, ...effects.warnings],
      explain: (index) =>
        explainVolume(
          {
            grid: horizon,
            base,
            mean,
            effects,
            formula: (i) => weightsInWords(memberIds, weights, bucket[i]!),
          },
          index,
        ),
    };
  }

  /** What the members make of normal days, on the intervals of the horizon; closed ones 0. */
  private normalForecast(
    horizon: DayGrid,
    firstDay: number,
    endDay: number,
    bucket: Uint8Array,
    weights: CombinationWeights,
    warnings: ForecastWarning[],
  ): Float64Array {
    const { matrix } = this;
    const slots = matrix.slotsPerDay;
    const members = this.families.flatMap((family) => {
      const out = family.memberIds.map(() => new Float64Array((endDay - firstDay) * slots));
      family.predict(matrix, matrix.dayCount, firstDay, endDay, out);
      return out;
    });
    const base = new Float64Array(horizon.startsMs.length);
    let fallback: Float64Array | null = null;
    horizon.days.forEach((day, d) => {
      for (let i = day.first; i < day.first + day.count; i++) {
        if (horizon.open[i] === 0) continue;
        const slot = horizon.slot[i]!;
        const value = combineCell(members, weights[bucket[i]!]!, d * slots + slot);
        if (Number.isNaN(value)) fallback ??= fallbackBySlot(matrix);
        base[i] = Number.isNaN(value) ? fallback![slot]! : value;
      }
    });
    if (fallback !== null && this.warnings.every((found) => found.code !== 'EMPTY_HISTORY')) {
      warnings.push(
        warning(
          'SLOT_NOT_OBSERVED',
          'Some open intervals were never observed on their weekday; the mean of their slot or of the nearest one is used.',
        ),
      );
    }
    return base;
  }
}

/** `0.41 level-profile-5 + 0.59 seasonal-mean-8 (day 1)`. */
function weightsInWords(memberIds: readonly string[], weights: CombinationWeights, bucket: number): string {
  const terms = memberIds
    .map((id, k) => ({ id, weight: weights[bucket]![k]! }))
    .filter(({ weight }) => weight > 0)
    .map(({ id, weight }) => `${weight.toFixed(2)} ${id}`);
  return `${terms.join(' + ')} (${bucketLabel(bucket)})`;
}
