import type { ScoredForecast } from './accuracy-sums.ts';

/** A forecast and its actuals at a coarser grain. Sums of bounds bound nothing, so none are kept. */
export interface AggregatedForecast {
  readonly forecast: ScoredForecast;
  readonly actuals: Float64Array;
  /** Weight of each part (contacts, for handle time), or null for counts. */
  readonly weights: Float64Array | null;
}

/**
 * Adds a forecast and its actuals up over parts (days, weeks) before they are compared, so that errors inside a part
 * may cancel as they do for whoever plans by it. Intervals whose actual is a hole are left out of both sides.
 *
 * The median of a total is near its mean, so the total's mean stands for both. Handle times are averaged by weight.
 */
export function aggregateForecast(
  forecast: Pick<ScoredForecast, 'mean'>,
  actuals: Float64Array,
  weights: Float64Array | null,
  keyOf: (index: number) => string | null,
): AggregatedForecast {
  const parts = new Map<string, { forecast: number; actual: number; weight: number }>();
  for (let i = 0; i < actuals.length; i++) {
    const key = keyOf(i);
    const weight = weights === null ? 1 : weights[i]!;
    if (key === null || Number.isNaN(actuals[i]!) || Number.isNaN(weight)) continue;
    const part = parts.get(key) ?? { forecast: 0, actual: 0, weight: 0 };
    part.forecast += weight * forecast.mean[i]!;
    part.actual += weight * actuals[i]!;
    part.weight += weight;
    parts.set(key, part);
  }
  const divide = (value: number, weight: number): number => (weights === null ? value : value / weight);
  const list = [...parts.values()].filter((part) => weights === null || part.weight > 0);
  const mean = Float64Array.from(list, (part) => divide(part.forecast, part.weight));
  return {
    forecast: { mean, median: mean, bounds: [] },
    actuals: Float64Array.from(list, (part) => divide(part.actual, part.weight)),
    weights: weights === null ? null : Float64Array.from(list, (part) => part.weight),
  };
}
