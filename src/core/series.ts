/** What is forecast: contacts per interval, or mean handle time per contact. */
export const METRICS = ['offered', 'ahtSeconds'] as const;
export type Metric = (typeof METRICS)[number];

/**
 * Values on a grid of intervals. `values[i]` belongs to the interval that starts at `startsMs[i]`.
 * NaN marks a hole (not observed); an observed zero is 0. The two are never confused.
 */
export interface Series {
  readonly startsMs: Float64Array;
  readonly values: Float64Array;
}

/** Is this slot a hole? */
export function isHole(value: number): boolean {
  return Number.isNaN(value);
}
