import { MoneyDecimal, type RoundingMode } from '../core/index.ts';

/** An exact decimal inside a calculation: money, prices, quantities and shares alike. */
export type ExactDecimal = InstanceType<typeof MoneyDecimal>;

export interface Rounding {
  readonly mode: RoundingMode;
  /** Decimals kept. */
  readonly scale: number;
}

export const ZERO: ExactDecimal = new MoneyDecimal(0);
export const ONE: ExactDecimal = new MoneyDecimal(1);

/** Reads a plain decimal; documents are checked before, so anything else is a defect of ours. */
export function decimal(text: string): ExactDecimal {
  return new MoneyDecimal(text);
}

/** Rounds by the contract's named rule. */
export function roundBy(value: ExactDecimal, rounding: Rounding): ExactDecimal {
  const rule = rounding.mode === 'half_up' ? MoneyDecimal.ROUND_HALF_UP : MoneyDecimal.ROUND_HALF_EVEN;
  return value.toDecimalPlaces(rounding.scale, rule);
}

export function sumDecimals(values: Iterable<ExactDecimal>): ExactDecimal {
  let total = ZERO;
  for (const value of values) total = total.plus(value);
  return total;
}

/** The larger of the value and 0. */
export function positivePart(value: ExactDecimal): ExactDecimal {
  return value.isNegative() ? ZERO : value;
}
