import { type DayGrid, intervalEndMs } from '../../calendar/index.ts';
import { instantText, type Metric } from '../../core/index.ts';
import {
  type Adjustment,
  applyAdjustments,
  type EffectiveForecast,
  type Forecast,
} from '../../forecast/index.ts';
import {
  type ForecastDay,
  listAdjustments,
  readForecastDays,
  type StoredAdjustment,
  type Transaction,
} from '../../store/index.ts';
import type { World } from '../world.ts';

/** A stored version's forecast of one queue and metric, folded with the planner's adjustments. */
export async function readEffectiveForecast(
  world: World,
  transaction: Transaction,
  version: { readonly id: string; readonly levels: Float64Array },
  queueId: string,
  metric: Metric,
  grid: DayGrid,
): Promise<EffectiveForecast | null> {
  const { scope } = world;
  const [firstDay, lastDay] = [grid.days[0], grid.days.at(-1)];
  if (firstDay === undefined || lastDay === undefined) return null;
  const days = await readForecastDays(transaction, scope, {
    versionId: version.id,
    queueIds: [queueId],
    metrics: [metric],
    fromDay: firstDay.day,
    toDay: lastDay.day,
  });
  if (days.length === 0) return null;
  const adjustments = await listAdjustments(transaction, scope, {
    queueIds: [queueId],
    fromMs: firstDay.startMs,
    toMs: intervalEndMs(grid, grid.startsMs.length - 1),
  });
  const system = storedForecast(days, metric, [...version.levels], grid);
  return applyAdjustments(system, queueId, adjustments.map(toAdjustment));
}

/** A forecast put together from its stored days. Its explanation ends at the stored day. */
export function storedForecast(
  days: readonly ForecastDay[],
  metric: Metric,
  levels: readonly number[],
  grid: DayGrid,
): Forecast {
  const length = grid.startsMs.length;
  const holes = (): Float64Array => new Float64Array(length).fill(Number.NaN);
  const [mean, median] = [holes(), holes()];
  const bounds = levels.map((level) => ({ level, lower: holes(), upper: holes() }));
  const placeOf = new Map(grid.days.map((day) => [day.day, day]));
  for (const day of days) {
    const place = placeOf.get(day.day);
    if (place === undefined) continue;
    const { first, count } = place;
    mean.set(day.mean.subarray(0, count), first);
    median.set(day.median.subarray(0, count), first);
    bounds.forEach((bound, index) => {
      bound.lower.set(day.lower.subarray(index * count, (index + 1) * count), first);
      bound.upper.set(day.upper.subarray(index * count, (index + 1) * count), first);
    });
  }
  const [any] = days;
  return {
    metric,
    model: any?.model ?? 'stored',
    grid,
    mean,
    median,
    bounds,
    warnings: [],
    explain: (index) => ({
      label: `system forecast of ${metric}`,
      value: mean[index] as number,
      unit: metric === 'offered' ? 'contacts' : 'seconds',
      operation: 'source',
      source: {
        table: 'forecast_day',
        ids: [`${any?.versionId ?? ''} ${any?.queueId ?? ''} ${instantText(grid.startsMs[index] as number)}`],
      },
      parts: [],
    }),
  };
}

/** A stored adjustment in the words of the forecast room. */
export function toAdjustment(row: StoredAdjustment): Adjustment {
  return {
    queueId: row.queueId,
    metric: row.metric,
    fromMs: row.fromMs,
    toMs: row.toMs,
    op: row.op,
    value: row.value,
    value2: row.value2,
    reason: row.reason,
    author: row.author,
    enabled: row.enabled,
    order: row.position,
  };
}
