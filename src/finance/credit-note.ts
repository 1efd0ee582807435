import { amountText } from './compare-line.ts';
import type { Contract } from './contract.ts';
import { decimal, type ExactDecimal, positivePart, sumDecimals, ZERO } from './exact-decimal.ts';
import { type Invoice, type InvoiceLine, normalisedNumber } from './invoice.ts';
import type { Reconciliation, ReconciliationLine } from './reconciliation.ts';

/**
 * A credit note against what it is to repair: by code, what was held back of the credited invoice, less what earlier
 * credit notes have returned. Line amounts are the credited amounts, so they are positive.
 *
 * @param credited the reconciliation of the invoice it names; null when there is no such invoice.
 * @param earlier credit notes on the same invoice.
 */
export function creditNoteLines(
  note: Invoice,
  credited: Reconciliation | null,
  earlier: readonly Invoice[],
  contract: Contract,
): ReconciliationLine[] {
  const due = new Map<string, ExactDecimal>();
  for (const line of credited?.lines ?? []) due.set(line.code, decimal(line.heldBack));
  for (const line of earlier.flatMap((one) => one.lines)) {
    due.set(line.code, positivePart((due.get(line.code) ?? ZERO).minus(line.amount.abs())));
  }
  const codes = new Set([...due.keys(), ...note.lines.map((line) => line.code).toSorted()]);
  return [...codes].flatMap((code) => {
    const lines = note.lines.filter((line) => line.code === code);
    const owed = due.get(code) ?? ZERO;
    return lines.length === 0 && owed.isZero() ? [] : [creditLine(code, owed, lines, contract)];
  });
}

/** Earlier credit notes of the same vendor on the same invoice. */
export function earlierCredits(note: Invoice, earlier: readonly Invoice[]): Invoice[] {
  const number = normalisedNumber(note.credits ?? '');
  return earlier.filter(
    (one) =>
      one.type === 'credit_note' &&
      one.vendorId === note.vendorId &&
      normalisedNumber(one.credits ?? '') === number,
  );
}

function creditLine(
  code: string,
  owed: ExactDecimal,
  lines: readonly InvoiceLine[],
  contract: Contract,
): ReconciliationLine {
  const returned = sumDecimals(lines.map((line) => line.amount.abs()));
  const verdict = returned.equals(owed) ? 'CREDIT_NOTE_OK' : 'CREDIT_NOTE_WRONG';
  const { scale } = contract.rounding;
  return {
    code,
    kind: null,
    verdict,
    verdicts: [verdict],
    expected: amountText(owed, scale),
    invoiced: amountText(returned, scale),
    difference: amountText(returned.minus(owed), scale),
    heldBack: amountText(positivePart(owed.minus(returned)), scale),
    effects: null,
    expectedQuantity: null,
    invoicedQuantity: null,
    expectedUnitPrice: null,
    unit: '',
    basis: 'held back of the credited invoice, less earlier credits',
  };
}
