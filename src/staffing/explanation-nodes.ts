import type { Explanation } from '../core/index.ts';

/** An input that the reader can look up. NaN is written as null: no value. */
export function given(label: string, value: number | string | null, unit: string): Explanation {
  return { label, value: Number.isNaN(value) ? null : value, unit, operation: 'given', parts: [] };
}

export function product(
  label: string,
  value: number | string,
  unit: string,
  parts: readonly Explanation[],
): Explanation {
  return { label, value, unit, operation: 'product', parts };
}

export function ratio(
  label: string,
  value: number,
  unit: string,
  numerator: Explanation,
  denominator: Explanation,
): Explanation {
  return { label, value, unit, operation: 'ratio', parts: [numerator, denominator] };
}
