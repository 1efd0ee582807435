import { type Fault, fault } from '../core/index.ts';
import type { Contract } from './contract.ts';
import { type ExactDecimal, roundBy } from './exact-decimal.ts';
import { type Invoice, linesNet, normalisedNumber } from './invoice.ts';
import type { DocumentCheck } from './reconciliation.ts';

/** The earlier invoice of the same vendor with the same number, however it is punctuated; null when there is none. */
export function duplicateOf(invoice: Invoice, earlier: readonly Invoice[]): Invoice | null {
  const number = normalisedNumber(invoice.number);
  return (
    earlier.find((one) => one.vendorId === invoice.vendorId && normalisedNumber(one.number) === number) ??
    null
  );
}

/** Earlier invoices with another number but the same vendor, period and gross (or net): worth a look, no verdict. */
export function suspectedDuplicates(invoice: Invoice, earlier: readonly Invoice[]): Fault[] {
  const total = (one: Invoice): string => (one.gross ?? linesNet(one)).toFixed();
  return earlier
    .filter(
      (one) =>
        one.type === 'invoice' &&
        invoice.type === 'invoice' &&
        one.vendorId === invoice.vendorId &&
        one.period.from === invoice.period.from &&
        one.period.to === invoice.period.to &&
        total(one) === total(invoice),
    )
    .map((one) =>
      fault(
        'FINANCE_DUPLICATE_SUSPECTED',
        `The invoice ${one.number} of the same vendor and period asks for the same total ${total(one)}.`,
        {
          field: 'invoice.number',
          value: invoice.number,
        },
      ),
    );
}

/** Does the service period lie inside the contract, both with inclusive bounds? */
export function isInContract(contract: Contract, invoice: Invoice): boolean {
  const { from, to } = invoice.period;
  return from >= contract.validFrom && (contract.validTo === null || to <= contract.validTo);
}

/**
 * The printed totals, where there are any: VAT on the sum of the lines at the contract's rate (0 for reverse charge,
 * exempt and outside scope), net = the sum of the lines, gross = net + VAT.
 */
export function totalsChecks(contract: Contract, invoice: Invoice): DocumentCheck[] {
  const net = linesNet(invoice);
  const checks: DocumentCheck[] = [];
  const compare = (
    verdict: 'VAT_ERROR' | 'TOTALS_ERROR',
    field: string,
    expected: ExactDecimal,
    found: ExactDecimal | null,
  ): void => {
    if (found === null || !found.minus(expected).abs().greaterThan(contract.tolerance.invoice)) return;
    checks.push({ verdict, field, expected: expected.toFixed(), found: found.toFixed() });
  };
  if (contract.vatRate !== null) {
    compare('VAT_ERROR', 'vat', roundBy(net.times(contract.vatRate), contract.rounding), invoice.vat);
  }
  compare('TOTALS_ERROR', 'net', net, invoice.net);
  if (invoice.vat !== null) compare('TOTALS_ERROR', 'gross', net.plus(invoice.vat), invoice.gross);
  return checks;
}
