import { AgnerError } from '../core/index.ts';
import { amountText, compareLine, unknownLine } from './compare-line.ts';
import type { Contract } from './contract.ts';
import { creditNoteLines, earlierCredits } from './credit-note.ts';
import { contractConversion } from './currency-conversion.ts';
import { duplicateOf, isInContract, suspectedDuplicates, totalsChecks } from './document-checks.ts';
import { decimal, type ExactDecimal, positivePart, roundBy, sumDecimals, ZERO } from './exact-decimal.ts';
import { type ExpectedCharge, expectedCharges } from './expected-charges.ts';
import { type Invoice, linesNet, normalisedNumber } from './invoice.ts';
import type { Measured } from './measured.ts';
import { rateCharge } from './rates/rate-models.ts';
import type { DocumentCheck, Reconciliation, ReconciliationLine } from './reconciliation.ts';
import { documentVerdict, isFault } from './verdict.ts';

/**
 * Checks an invoice against its contract and the measured quantities: first whether it is a duplicate, then whether
 * its period is the contract's, then line by line, then VAT and totals. The order of lines changes nothing.
 *
 * Payable: the over-billed part of faulty lines is held back; under-billed lines are paid as invoiced, and so is what
 * lies within tolerance. Lines net against each other only if the contract says so.
 *
 * @param earlier invoices and credit notes of the vendor that came before.
 * @throws AgnerError FINANCE_OTHER_VENDOR, FINANCE_OTHER_CONTRACT, FINANCE_OTHER_CURRENCY or FINANCE_OTHER_PERIOD when
 * the documents do not belong together, and FINANCE_PRICE_GAP and its like when the contract does not say.
 */
export function reconcile(
  contract: Contract,
  measured: Measured,
  invoice: Invoice,
  earlier: readonly Invoice[] = [],
): Reconciliation {
  requireSameParties(contract, invoice);
  const notes = suspectedDuplicates(invoice, earlier);
  if (duplicateOf(invoice, earlier) !== null) return heldWhole(contract, invoice, 'DUPLICATE_INVOICE');
  if (!isInContract(contract, invoice)) return heldWhole(contract, invoice, 'OUT_OF_CONTRACT_PERIOD');
  const checks = totalsChecks(contract, invoice);
  if (invoice.type === 'credit_note')
    return { ...reconcileCredit(contract, measured, invoice, earlier, checks), notes };
  if (measured.period.from !== invoice.period.from || measured.period.to !== invoice.period.to) {
    throw new AgnerError(
      'FINANCE_OTHER_PERIOD',
      `The invoice is for ${invoice.period.from}..${invoice.period.to}, the quantities for ${measured.period.from}..${measured.period.to}.`,
      { field: 'measured.period', value: measured.period.from },
    );
  }
  const lines = reconcileLines(contract, measured, invoice);
  const expectedNet = sumTexts(lines.map((line) => line.expected));
  return {
    ...summary(contract, invoice, lines, checks, expectedNet, payable(contract, invoice, lines)),
    notes,
  };
}

function requireSameParties(contract: Contract, invoice: Invoice): void {
  if (invoice.vendorId !== contract.vendorId) {
    throw new AgnerError(
      'FINANCE_OTHER_VENDOR',
      `The invoice ${invoice.number} is from ${invoice.vendorId}, the contract ${contract.id} is with ${contract.vendorId}.`,
      { field: 'invoice.vendor_id', value: invoice.vendorId },
    );
  }
  if (invoice.contractId !== null && invoice.contractId !== contract.id) {
    throw new AgnerError(
      'FINANCE_OTHER_CONTRACT',
      `The invoice ${invoice.number} names the contract ${invoice.contractId}, not ${contract.id}.`,
      { field: 'invoice.contract_id', value: invoice.contractId },
    );
  }
}

/** Expected charges in the order of the contract, then codes that it does not charge in alphabetical order. */
function reconcileLines(contract: Contract, measured: Measured, invoice: Invoice): ReconciliationLine[] {
  const charges = expectedCharges(contract, measured, invoice.period, invoice.currency);
  const known = new Set(charges.map((charge) => charge.code));
  const ofCode = (code: string) => invoice.lines.filter((line) => line.code === code);
  const compared = charges
    .filter((charge) => !charge.amount.isZero() || charge.kind === 'rate' || ofCode(charge.code).length > 0)
    .map((charge) =>
      compareLine(charge, ofCode(charge.code), contract, repricing(contract, charge, invoice)),
    );
  const unknown = [...new Set(invoice.lines.map((line) => line.code))]
    .filter((code) => !known.has(code))
    .toSorted();
  return [...compared, ...unknown.map((code) => unknownLine(code, ofCode(code), contract))];
}

/** What the same rate makes of another quantity, in the invoice's currency and rounded. */
function repricing(contract: Contract, charge: ExpectedCharge, invoice: Invoice) {
  const convert = contractConversion(contract, invoice.currency);
  return (quantity: ExactDecimal): ExactDecimal => {
    const rate = contract.rates.find((one) => one.code === charge.code);
    if (rate === undefined) return charge.amount;
    const { amount } = rateCharge(rate, quantity, invoice.period.from);
    return roundBy(convert === null ? amount : convert(amount), contract.rounding);
  };
}

function payable(contract: Contract, invoice: Invoice, lines: readonly ReconciliationLine[]): ExactDecimal {
  const faulty = lines.filter((line) => line.verdicts.some(isFault));
  const held = contract.netting
    ? positivePart(sumTexts(faulty.map((line) => line.difference)))
    : sumTexts(faulty.map((line) => line.heldBack));
  return linesNet(invoice).minus(held);
}

function reconcileCredit(
  contract: Contract,
  measured: Measured,
  note: Invoice,
  earlier: readonly Invoice[],
  checks: readonly DocumentCheck[],
): Reconciliation {
  const number = normalisedNumber(note.credits ?? '');
  const target = earlier.find(
    (one) =>
      one.type === 'invoice' && one.vendorId === note.vendorId && normalisedNumber(one.number) === number,
  );
  const credited = target === undefined ? null : reconcile(contract, measured, target);
  const lines = creditNoteLines(note, credited, earlierCredits(note, earlier), contract);
  const expectedNet = sumTexts(lines.map((line) => line.expected)).negated();
  const returned = sumTexts(lines.map((line) => line.invoiced)).negated();
  const found = summary(
    contract,
    note,
    lines,
    checks,
    expectedNet,
    returned.minus(positivePart(returned.minus(expectedNet))),
  );
  const verdict = found.verdict === 'MATCH' ? 'CREDIT_NOTE_OK' : found.verdict;
  return {
    ...found,
    verdict,
    invoicedNet: text(returned, contract),
    differenceNet: text(returned.minus(expectedNet), contract),
  };
}

function heldWhole(
  contract: Contract,
  invoice: Invoice,
  verdict: 'DUPLICATE_INVOICE' | 'OUT_OF_CONTRACT_PERIOD',
): Reconciliation {
  return { ...summary(contract, invoice, [], [], ZERO, ZERO), verdict };
}

function summary(
  contract: Contract,
  invoice: Invoice,
  lines: readonly ReconciliationLine[],
  checks: readonly DocumentCheck[],
  expectedNet: ExactDecimal,
  payableNet: ExactDecimal,
): Reconciliation {
  const invoicedNet = linesNet(invoice);
  const differences = lines.map((line) => decimal(line.difference));
  const over = sumDecimals(differences.map(positivePart));
  return {
    contractId: contract.id,
    invoiceNumber: invoice.number,
    currency: invoice.currency,
    verdict: documentVerdict([
      ...lines.flatMap((line) => line.verdicts),
      ...checks.map((check) => check.verdict),
    ]),
    expectedNet: text(expectedNet, contract),
    invoicedNet: text(invoicedNet, contract),
    differenceNet: text(invoicedNet.minus(expectedNet), contract),
    payableNet: text(payableNet, contract),
    overBilled: text(over, contract),
    underBilled: text(over.minus(sumDecimals(differences)), contract),
    lines,
    checks,
    notes: [],
  };
}

function sumTexts(values: readonly string[]): ExactDecimal {
  return sumDecimals(values.map(decimal));
}

function text(value: ExactDecimal, contract: Contract): string {
  return amountText(value, contract.rounding.scale);
}
