import { AgnerError, type Fault } from '../core/index.ts';
import { readContract } from './contract.ts';
import { readInvoice } from './invoice.ts';
import { readMeasured } from './measured.ts';
import { reconcile } from './reconcile.ts';
import type { ReconciliationLine } from './reconciliation.ts';

/** One line of `agner invoice check`, in the words of the cases. Effects are left out where a line has no split. */
export interface InvoiceCaseLine {
  readonly code: string;
  readonly expected: string;
  readonly invoiced: string;
  readonly difference: string;
  readonly qty_effect?: string;
  readonly rate_effect?: string;
  readonly arithmetic_effect?: string;
  readonly rounding_effect?: string;
  readonly verdict: string;
  readonly expected_qty: string | null;
  readonly invoiced_qty: string | null;
  readonly expected_unit_price: string | null;
  readonly basis: string;
}

/** What `agner invoice check` answers for one case: a verdict, or the one fault that kept it from being checked. */
export interface InvoiceCaseResult {
  readonly id: string;
  readonly verdict: string | null;
  readonly expected_net: string | null;
  readonly invoiced_net: string | null;
  readonly difference_net: string | null;
  readonly payable_net: string | null;
  readonly over_billed: string | null;
  readonly under_billed: string | null;
  readonly lines: readonly InvoiceCaseLine[];
  readonly checks: readonly {
    readonly verdict: string;
    readonly field: string;
    readonly expected: string;
    readonly found: string;
  }[];
  readonly notes: readonly Fault[];
  readonly fault?: Fault;
}

/**
 * Checks invoices given in the shape of tests/golden/finance/invoice_cases.json: `{ cases: [...] }`, a list of cases
 * or one case `{ id, contract, measured, invoice, prior_invoices }`. A case that cannot be checked answers with its
 * fault; the others are not touched by it.
 *
 * @throws AgnerError FINANCE_DOCUMENT_INVALID when the document holds no cases at all.
 */
export function checkInvoiceCases(document: unknown): InvoiceCaseResult[] {
  const cases = isRecord(document) && 'cases' in document ? document.cases : document;
  const list = isRecord(cases) ? [cases] : cases;
  if (!Array.isArray(list)) {
    throw new AgnerError('FINANCE_DOCUMENT_INVALID', 'The document holds no cases.', { field: 'cases' });
  }
  return list.map((entry: unknown, index) => checkCase(entry, index));
}

function checkCase(entry: unknown, index: number): InvoiceCaseResult {
  const id = isRecord(entry) && typeof entry.id === 'string' ? entry.id : `#${index + 1}`;
  try {
    if (!isRecord(entry)) {
      throw new AgnerError('FINANCE_DOCUMENT_INVALID', `The case ${id} is not an object.`, {
        field: 'cases',
      });
    }
    const earlier = entry.prior_invoices ?? [];
    if (!Array.isArray(earlier)) {
      throw new AgnerError('FINANCE_DOCUMENT_INVALID', 'The field prior_invoices is not a list.', {
        field: 'prior_invoices',
      });
    }
    const found = reconcile(
      readContract(entry.contract),
      readMeasured(entry.measured),
      readInvoice(entry.invoice),
      earlier.map((one: unknown, place) => readInvoice(one, `prior_invoices.${place}`)),
    );
    return {
      id,
      verdict: found.verdict,
      expected_net: found.expectedNet,
      invoiced_net: found.invoicedNet,
      difference_net: found.differenceNet,
      payable_net: found.payableNet,
      over_billed: found.overBilled,
      under_billed: found.underBilled,
      lines: found.lines.map(lineOf),
      checks: found.checks,
      notes: found.notes,
    };
  } catch (error) {
    if (!(error instanceof AgnerError)) throw error;
    return refused(id, { ...error.fault, message: `Case ${id}: ${error.fault.message}` });
  }
}

function lineOf(line: ReconciliationLine): InvoiceCaseLine {
  const effects =
    line.effects === null
      ? {}
      : {
          qty_effect: line.effects.quantity,
          rate_effect: line.effects.rate,
          arithmetic_effect: line.effects.arithmetic,
          rounding_effect: line.effects.rounding,
        };
  return {
    code: line.code,
    expected: line.expected,
    invoiced: line.invoiced,
    difference: line.difference,
    ...effects,
    verdict: line.verdict,
    expected_qty: line.expectedQuantity,
    invoiced_qty: line.invoicedQuantity,
    expected_unit_price: line.expectedUnitPrice,
    basis: line.basis,
  };
}

function refused(id: string, found: Fault): InvoiceCaseResult {
  const none = {
    verdict: null,
    expected_net: null,
    invoiced_net: null,
    difference_net: null,
    payable_net: null,
  };
  return {
    id,
    ...none,
    over_billed: null,
    under_billed: null,
    lines: [],
    checks: [],
    notes: [],
    fault: found,
  };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
