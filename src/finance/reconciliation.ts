import type { Fault } from '../core/index.ts';
import type { ChargeKind } from './expected-charges.ts';
import type { DocumentVerdict, LineVerdict } from './verdict.ts';

/** The parts of a line's difference as exact decimals; they add up to it with the expected line's own rounding. */
export interface LineEffects {
  readonly quantity: string;
  readonly rate: string;
  readonly arithmetic: string;
  readonly rounding: string;
}

/** One code, expected against invoiced. Money as exact decimals in the invoice's currency. */
export interface ReconciliationLine {
  readonly code: string;
  /** null for a code that the contract does not charge. */
  readonly kind: ChargeKind | null;
  /** Several faults of one line are joined by `+`. */
  readonly verdict: string;
  readonly verdicts: readonly LineVerdict[];
  readonly expected: string;
  readonly invoiced: string;
  readonly difference: string;
  /** What the client does not pay of the line. */
  readonly heldBack: string;
  /** null where a line is not quantity x price. */
  readonly effects: LineEffects | null;
  readonly expectedQuantity: string | null;
  readonly invoicedQuantity: string | null;
  readonly expectedUnitPrice: string | null;
  readonly unit: string;
  /** The price row, tiers, commitment or KPI behind the expected amount. */
  readonly basis: string;
}

/** A check of the document beside its lines. */
export interface DocumentCheck {
  readonly verdict: DocumentVerdict;
  readonly field: string;
  readonly expected: string;
  readonly found: string;
}

/** An invoice against what the contract makes of the measured quantities. */
export interface Reconciliation {
  readonly contractId: string;
  readonly invoiceNumber: string;
  readonly currency: string;
  readonly verdict: string;
  readonly expectedNet: string;
  readonly invoicedNet: string;
  readonly differenceNet: string;
  readonly payableNet: string;
  /** Sums of the line differences by sign: two errors that cancel in the total are both still here. */
  readonly overBilled: string;
  readonly underBilled: string;
  readonly lines: readonly ReconciliationLine[];
  readonly checks: readonly DocumentCheck[];
  /** Things to look at that change no verdict: a suspected duplicate, a weakness of the contract. */
  readonly notes: readonly Fault[];
}
