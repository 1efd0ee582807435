import type { Tolerance } from './contract.ts';
import { type ExactDecimal, type Rounding, roundBy, sumDecimals } from './exact-decimal.ts';
import type { ExpectedCharge } from './expected-charges.ts';
import type { InvoiceLine } from './invoice.ts';
import type { LineVerdict } from './verdict.ts';

/**
 * Where a line's difference comes from. With Q quantity, P price, e expected and i invoiced:
 *
 *     (Qi - Qe) Pe + (Pi - Pe) Qi + (amount - Qi Pi) + (Qe Pe - expected) = amount - expected
 *
 * All four are exact; the last is the expected line's own rounding, so they add up without a remainder.
 */
export interface DifferenceSplit {
  readonly quantity: ExactDecimal;
  readonly rate: ExactDecimal;
  readonly arithmetic: ExactDecimal;
  readonly rounding: ExactDecimal;
}

export interface SplitResult {
  readonly split: DifferenceSplit;
  /** Every fault of the line: arithmetic, rate and quantity are found independently of each other. */
  readonly verdicts: readonly LineVerdict[];
}

interface PricedLine {
  readonly quantity: ExactDecimal;
  readonly unitPrice: ExactDecimal;
  readonly amount: ExactDecimal;
}

/** Compares the invoice lines of one code with the expected quantity and price. */
export function splitDifference(
  lines: readonly InvoiceLine[],
  expected: ExpectedCharge & { readonly quantity: ExactDecimal; readonly unitPrice: ExactDecimal },
  tolerance: Tolerance,
  rounding: Rounding,
): SplitResult {
  const priced = lines.map((line) => completeLine(line, expected, rounding));
  const quantity = sumDecimals(priced.map((line) => line.quantity));
  const split = {
    quantity: quantity.minus(expected.quantity).times(expected.unitPrice),
    rate: sumDecimals(priced.map((line) => line.unitPrice.minus(expected.unitPrice).times(line.quantity))),
    arithmetic: sumDecimals(priced.map((line) => line.amount.minus(line.quantity.times(line.unitPrice)))),
    rounding: expected.quantity.times(expected.unitPrice).minus(expected.amount),
  };
  const verdicts: LineVerdict[] = [];
  const wrongProduct = priced.some((line) =>
    roundBy(line.quantity.times(line.unitPrice), rounding)
      .minus(line.amount)
      .abs()
      .greaterThan(tolerance.line),
  );
  if (wrongProduct) verdicts.push('ARITHMETIC_ERROR');
  if (priced.some((line) => line.unitPrice.minus(expected.unitPrice).abs().greaterThan(tolerance.price))) {
    verdicts.push('RATE_DIFFERENCE');
  }
  const found = quantityVerdict(quantity, expected.quantity, tolerance);
  if (found !== 'MATCH') verdicts.push(found);
  return { split, verdicts: verdicts.length === 0 ? ['MATCH'] : verdicts };
}

/** MATCH when equal, MATCH_WITHIN_TOLERANCE inside the contract's share, else QUANTITY_DIFFERENCE. */
export function quantityVerdict(
  invoiced: ExactDecimal,
  expected: ExactDecimal,
  tolerance: Tolerance,
): 'MATCH' | 'MATCH_WITHIN_TOLERANCE' | 'QUANTITY_DIFFERENCE' {
  const difference = invoiced.minus(expected).abs();
  if (difference.isZero()) return 'MATCH';
  return difference.greaterThan(expected.abs().times(tolerance.quantityShare))
    ? 'QUANTITY_DIFFERENCE'
    : 'MATCH_WITHIN_TOLERANCE';
}

/**
 * Fills in what a line leaves out. A line without a price is read at the contract price when that makes its amount,
 * else at the price its amount implies; a line without a quantity has the quantity that its amount implies.
 */
function completeLine(
  line: InvoiceLine,
  expected: {
    readonly quantity: ExactDecimal;
    readonly unitPrice: ExactDecimal;
    readonly amount: ExactDecimal;
  },
  rounding: Rounding,
): PricedLine {
  const { amount } = line;
  if (line.quantity !== null && line.unitPrice !== null) {
    return { quantity: line.quantity, unitPrice: line.unitPrice, amount };
  }
  if (line.quantity === null && line.unitPrice !== null) {
    const quantity = line.unitPrice.isZero() ? expected.quantity : amount.dividedBy(line.unitPrice);
    const near = roundBy(expected.quantity.times(line.unitPrice), rounding).equals(amount);
    return { quantity: near ? expected.quantity : quantity, unitPrice: line.unitPrice, amount };
  }
  const quantity = line.quantity ?? expected.quantity;
  const atContractPrice = roundBy(quantity.times(expected.unitPrice), rounding);
  const contractual = quantity.isZero() || atContractPrice.equals(amount);
  return { quantity, unitPrice: contractual ? expected.unitPrice : amount.dividedBy(quantity), amount };
}
