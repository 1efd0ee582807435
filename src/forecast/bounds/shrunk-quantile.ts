import { normalQuantile } from '../../math/index.ts';
import type { ResidualHistogram } from './residual-histogram.ts';

/** The normal quantile counts as this many days when residual quantiles are taken. */
const NOMINAL_DAYS = 10;

/** Quantile of the residuals, drawn to the normal one while they come from few days; the normal one without any. */
export function shrunkQuantile(residuals: ResidualHistogram, days: number, probability: number): number {
  const nominal = normalQuantile(probability);
  if (residuals.total === 0) return nominal;
  return (days * residuals.quantile(probability) + NOMINAL_DAYS * nominal) / (days + NOMINAL_DAYS);
}
