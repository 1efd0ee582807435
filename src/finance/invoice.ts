import { type Static, Type } from 'typebox';
import { CurrencyText, DayText, DecimalText } from './contract-schema.ts';
import { requireShape } from './document-faults.ts';
import { decimal, type ExactDecimal, sumDecimals } from './exact-decimal.ts';
import { requireSpan } from './local-day.ts';

/** A vendor may print a number in many ways, so numbers in JSON are accepted and read as the decimal they print as. */
const Amount = Type.Union([DecimalText, Type.Number()]);
const OptionalAmount = Type.Optional(Type.Union([DecimalText, Type.Number(), Type.Null()]));

export const PeriodSchema = Type.Object({ from: DayText, to: DayText });

const InvoiceLineSchema = Type.Object({
  code: Type.String({ minLength: 1 }),
  qty: OptionalAmount,
  unit_price: OptionalAmount,
  amount: Amount,
});

/** An invoice or credit note; keys that are not named here (notes, references) are the vendor's and are not read. */
export const InvoiceSchema = Type.Object({
  number: Type.String({ minLength: 1 }),
  vendor_id: Type.String({ minLength: 1 }),
  contract_id: Type.Optional(Type.String()),
  date: Type.Optional(DayText),
  period: PeriodSchema,
  currency: CurrencyText,
  type: Type.Optional(Type.Union([Type.Literal('invoice'), Type.Literal('credit_note')])),
  credits: Type.Optional(Type.String()),
  lines: Type.Array(InvoiceLineSchema),
  net: OptionalAmount,
  vat: OptionalAmount,
  gross: OptionalAmount,
});

/** Local days, both inclusive, as documents print them. */
export interface ServicePeriod {
  readonly from: string;
  readonly to: string;
}

export interface InvoiceLine {
  readonly code: string;
  readonly quantity: ExactDecimal | null;
  readonly unitPrice: ExactDecimal | null;
  readonly amount: ExactDecimal;
}

export interface Invoice {
  readonly number: string;
  readonly vendorId: string;
  readonly contractId: string | null;
  readonly period: ServicePeriod;
  readonly currency: string;
  readonly type: 'invoice' | 'credit_note';
  /** The number of the invoice that a credit note repairs. */
  readonly credits: string | null;
  readonly lines: readonly InvoiceLine[];
  readonly net: ExactDecimal | null;
  readonly vat: ExactDecimal | null;
  readonly gross: ExactDecimal | null;
}

/** @throws AgnerError FINANCE_DOCUMENT_INVALID naming the field, such as an amount that is not a number. */
export function readInvoice(document: unknown, name = 'invoice'): Invoice {
  requireShape(InvoiceSchema, document, name);
  const found = document as Static<typeof InvoiceSchema>;
  requireSpan(found.period, `${name}.period`);
  return {
    number: found.number,
    vendorId: found.vendor_id,
    contractId: found.contract_id ?? null,
    period: { from: found.period.from, to: found.period.to },
    currency: found.currency,
    type: found.type ?? 'invoice',
    credits: found.credits ?? null,
    lines: found.lines.map((line) => ({
      code: line.code,
      quantity: amountOf(line.qty),
      unitPrice: amountOf(line.unit_price),
      amount: decimal(String(line.amount)),
    })),
    net: amountOf(found.net),
    vat: amountOf(found.vat),
    gross: amountOf(found.gross),
  };
}

/** The sum of the line amounts: what is asked for, whatever total is printed. */
export function linesNet(invoice: Invoice): ExactDecimal {
  return sumDecimals(invoice.lines.map((line) => line.amount));
}

/** Upper case letters and digits only: INV-2026-103 and inv2026/103 are one number. */
export function normalisedNumber(number: string): string {
  return number.toUpperCase().replace(/[^A-Z0-9]/g, '');
}

function amountOf(value: string | number | null | undefined): ExactDecimal | null {
  return value === undefined || value === null ? null : decimal(String(value));
}
