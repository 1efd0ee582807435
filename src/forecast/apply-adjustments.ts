import type { Explanation } from '../core/index.ts';
import { type Adjustment, checkAdjustment } from './adjustment.ts';
import { intervalsIn } from './effects/event-spans.ts';
import { dayParts, spreadTotal } from './spread.ts';
import type { Forecast } from './types.ts';

/** What one adjustment did to the mean forecast. */
export interface AppliedAdjustment {
  readonly adjustment: Adjustment;
  /** Change of the mean per interval; 0 outside its span and on closed intervals. */
  readonly change: Float64Array;
}

/** The forecast that counts: the system's, folded with the adjustments, and each one's share in the difference. */
export interface EffectiveForecast {
  readonly forecast: Forecast;
  readonly applied: readonly AppliedAdjustment[];
}

/**
 * Folds ordered adjustments onto a system forecast: effective = fold(system, adjustments).
 *
 * `percent` multiplies each interval and `min`, `max` and `range` clamp each; `add` and `set` give the total of each
 * local day's part of the span, spread by the profile (for ahtSeconds: the mean over it). Later adjustments see
 * earlier ones. Closed intervals stay 0 and nothing falls below 0. Median and bounds move in proportion to the mean.
 * Adjustments that are off, or belong to another queue or metric, are passed over.
 *
 * @throws AgnerError ADJUSTMENT_INVALID for one that cannot be applied, on or off.
 */
export function applyAdjustments(
  system: Forecast,
  queueId: string,
  adjustments: readonly Adjustment[],
): EffectiveForecast {
  adjustments.forEach(checkAdjustment);
  const mean = system.mean.slice();
  const applied = adjustments
    .filter((item) => item.enabled && item.queueId === queueId && item.metric === system.metric)
    .map((adjustment, position) => ({ adjustment, position }))
    .sort((a, b) => a.adjustment.order - b.adjustment.order || a.position - b.position)
    .map(({ adjustment }): AppliedAdjustment => {
      const before = mean.slice();
      adjustMean(system, mean, adjustment);
      return { adjustment, change: mean.map((value, i) => value - before[i]!) };
    });
  if (applied.length === 0) return { forecast: system, applied };
  const forecast: Forecast = {
    ...system,
    mean,
    median: moved(system.median, system, mean, Math.round),
    bounds: system.bounds.map(({ level, lower, upper }) => ({
      level,
      lower: moved(lower, system, mean, Math.floor),
      upper: moved(upper, system, mean, Math.ceil),
    })),
    explain: (index) => explainEffective(system, mean, applied, index),
  };
  return { forecast, applied };
}

function adjustMean(system: Forecast, mean: Float64Array, adjustment: Adjustment): void {
  const { grid } = system;
  const { op, value, value2 } = adjustment;
  const { first, end } = intervalsIn(grid, adjustment.fromMs, adjustment.toMs);
  if (op === 'add' || op === 'set') {
    for (const part of dayParts(grid.days, first, end)) {
      setTotal(system, mean, part.first, part.end, op, value);
    }
    return;
  }
  for (let i = first; i < end; i++) {
    if (grid.open[i] === 0) continue;
    const before = mean[i]!;
    if (op === 'percent') mean[i] = before * (1 + value / 100);
    else if (op === 'min') mean[i] = Math.max(before, value);
    else if (op === 'max') mean[i] = Math.min(before, value);
    else mean[i] = Math.min(Math.max(before, value), value2 ?? value);
  }
}

function setTotal(
  system: Forecast,
  mean: Float64Array,
  first: number,
  end: number,
  op: 'add' | 'set',
  value: number,
): void {
  const { open } = system.grid;
  let total = 0;
  let openCount = 0;
  for (let i = first; i < end; i++) {
    if (open[i] === 0) continue;
    total += mean[i]!;
    openCount++;
  }
  const amount = system.metric === 'offered' ? value : value * openCount;
  spreadTotal(mean, open, first, end, Math.max(0, op === 'set' ? amount : total + amount));
}

/** Scales a quantile with its mean; from a mean of 0 there is no proportion, so the new mean stands for it. */
function move(quantile: number, before: number, after: number): number {
  return before > 0 ? (quantile * after) / before : after;
}

/** Quantiles moved with their means. Those of counts stay whole numbers: the lower bound goes down, the upper one up. */
function moved(
  quantiles: Float64Array,
  system: Forecast,
  mean: Float64Array,
  round: (value: number) => number,
): Float64Array {
  return quantiles.map((quantile, i) => {
    if (system.mean[i] === mean[i]) return quantile;
    const value = move(quantile, system.mean[i]!, mean[i]!);
    return system.metric === 'offered' ? round(value) : value;
  });
}

function explainEffective(
  system: Forecast,
  mean: Float64Array,
  applied: readonly AppliedAdjustment[],
  index: number,
): Explanation {
  const own = system.explain(index);
  const changes = applied
    .filter(({ change }) => change[index] !== 0)
    .map(
      ({ adjustment, change }): Explanation => ({
        label: `adjustment ${adjustment.op} ${adjustment.value} by ${adjustment.author}: ${adjustment.reason}`,
        value: change[index]!,
        unit: own.unit,
        operation: 'given',
        parts: [],
      }),
    );
  return {
    label: `effective ${own.label}`,
    value: mean[index]!,
    unit: own.unit,
    operation: 'sum',
    parts: [own, ...changes],
  };
}
