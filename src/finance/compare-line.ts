import type { Contract } from './contract.ts';
import { type DifferenceSplit, quantityVerdict, splitDifference } from './difference-split.ts';
import { type ExactDecimal, positivePart, roundBy, sumDecimals, ZERO } from './exact-decimal.ts';
import type { ExpectedCharge } from './expected-charges.ts';
import type { InvoiceLine } from './invoice.ts';
import type { LineEffects, ReconciliationLine } from './reconciliation.ts';
import { isFault, type LineVerdict } from './verdict.ts';

/** Decimals of an effect that is shown: enough for a six-digit price times a six-digit quantity. */
const EFFECT_SCALE = 12;

interface Found {
  readonly verdicts: readonly LineVerdict[];
  readonly split: DifferenceSplit | null;
}

/**
 * Compares one expected charge with the invoice lines of its code (several lines of one code are one claim).
 *
 * @param priceOf the charge for another quantity, in the invoice's currency and rounded.
 */
export function compareLine(
  expected: ExpectedCharge,
  lines: readonly InvoiceLine[],
  contract: Contract,
  priceOf: (quantity: ExactDecimal) => ExactDecimal,
): ReconciliationLine {
  const found: Found =
    lines.length === 0
      ? { verdicts: ['MISSING_LINE'], split: null }
      : judge(expected, lines, contract, priceOf);
  return lineOf(expected, lines, found, contract);
}

/** A code that the contract does not charge in this period, or whose measured quantity is 0. */
export function unknownLine(
  code: string,
  lines: readonly InvoiceLine[],
  contract: Contract,
): ReconciliationLine {
  return lineOf(
    {
      code,
      kind: null,
      amount: ZERO,
      quantity: null,
      unitPrice: null,
      unit: '',
      basis: 'no charge in the contract',
    },
    lines,
    { verdicts: ['UNKNOWN_LINE'], split: null },
    contract,
  );
}

function judge(
  expected: ExpectedCharge,
  lines: readonly InvoiceLine[],
  contract: Contract,
  priceOf: (quantity: ExactDecimal) => ExactDecimal,
): Found {
  const amount = sumDecimals(lines.map((line) => line.amount));
  const same = amount.equals(expected.amount);
  if (expected.kind === 'trueUp') return { verdicts: [same ? 'MATCH' : 'MIN_COMMITMENT_ERROR'], split: null };
  if (expected.kind === 'bonusMalus')
    return { verdicts: [same ? 'MATCH' : 'BONUS_MALUS_ERROR'], split: null };
  const { quantity, unitPrice } = expected;
  const tiered = expected.model === 'graduated' || expected.model === 'volume';
  const unpriced = lines.every((line) => line.unitPrice === null);
  if (quantity !== null && (expected.converted || (tiered && (unpriced || unitPrice === null)))) {
    return { verdicts: [wholeAmountVerdict(expected, quantity, lines, contract, priceOf)], split: null };
  }
  if (quantity === null || unitPrice === null)
    return { verdicts: [same ? 'MATCH' : 'RATE_DIFFERENCE'], split: null };
  return splitDifference(lines, { ...expected, quantity, unitPrice }, contract.tolerance, contract.rounding);
}

/** Converted and tiered lines show no unit price to compare: the quantity decides first, then the whole amount. */
function wholeAmountVerdict(
  expected: ExpectedCharge,
  expectedQuantity: ExactDecimal,
  lines: readonly InvoiceLine[],
  contract: Contract,
  priceOf: (quantity: ExactDecimal) => ExactDecimal,
): LineVerdict {
  const amount = sumDecimals(lines.map((line) => line.amount));
  const quantity = sumDecimals(lines.map((line) => line.quantity ?? expectedQuantity));
  const found = lines.every((line) => line.quantity === null)
    ? 'MATCH'
    : quantityVerdict(quantity, expectedQuantity, contract.tolerance);
  if (found === 'QUANTITY_DIFFERENCE') return found;
  const due = found === 'MATCH' ? expected.amount : priceOf(quantity);
  if (amount.equals(due)) return found;
  return expected.converted ? 'FX_ERROR' : 'TIER_ERROR';
}

function lineOf(
  expected: Omit<ExpectedCharge, 'kind' | 'model' | 'exact' | 'converted'> & {
    readonly kind: ExpectedCharge['kind'] | null;
  },
  lines: readonly InvoiceLine[],
  found: Found,
  contract: Contract,
): ReconciliationLine {
  const invoiced = sumDecimals(lines.map((line) => line.amount));
  const difference = invoiced.minus(expected.amount);
  const { scale } = contract.rounding;
  const quantities = lines.map((line) => line.quantity);
  return {
    code: expected.code,
    kind: expected.kind,
    verdict: found.verdicts.join('+'),
    verdicts: found.verdicts,
    expected: expected.amount.toFixed(scale),
    invoiced: amountText(invoiced, scale),
    difference: amountText(difference, scale),
    heldBack: amountText(found.verdicts.some(isFault) ? positivePart(difference) : ZERO, scale),
    effects: found.split === null ? null : effectsOf(found.split),
    expectedQuantity: expected.quantity?.toFixed() ?? null,
    invoicedQuantity: quantities.some((quantity) => quantity === null)
      ? null
      : sumDecimals(quantities as ExactDecimal[]).toFixed(),
    expectedUnitPrice: expected.unitPrice?.toFixed() ?? null,
    unit: expected.unit,
    basis: expected.basis,
  };
}

/** An invoiced amount keeps decimals that the contract would have rounded: they are the vendor's, not ours to drop. */
export function amountText(value: ExactDecimal, scale: number): string {
  return value.decimalPlaces() > scale ? value.toFixed() : value.toFixed(scale);
}

function effectsOf(split: DifferenceSplit): LineEffects {
  const text = (value: ExactDecimal): string =>
    roundBy(value, { mode: 'half_even', scale: EFFECT_SCALE }).toFixed();
  return {
    quantity: text(split.quantity),
    rate: text(split.rate),
    arithmetic: text(split.arithmetic),
    rounding: text(split.rounding),
  };
}
