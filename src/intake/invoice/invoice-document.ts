/**
 * An invoice or credit note as it was written, before anybody checked it: amounts are decimal text, days are local and
 * inclusive. The keys are those of an invoice in `invoice check` cases, so the finance room reads it like any other.
 */
export interface InvoiceDocument {
  readonly number: string;
  readonly vendor_id: string;
  readonly contract_id?: string;
  readonly date?: string;
  readonly period: { readonly from: string; readonly to: string };
  readonly currency: string;
  readonly type: 'invoice' | 'credit_note';
  /** The number of the invoice that a credit note repairs. */
  readonly credits?: string;
  readonly lines: readonly InvoiceDocumentLine[];
  readonly net?: string;
  readonly vat?: string;
  readonly gross?: string;
}

export interface InvoiceDocumentLine {
  readonly code: string;
  readonly qty?: string;
  readonly unit_price?: string;
  readonly amount: string;
}

/** A document that was read, and every name its seller goes by: any of them may be the contract's vendor. */
export interface ReadInvoiceDocument {
  readonly invoice: InvoiceDocument;
  readonly sellerIds: readonly string[];
}
