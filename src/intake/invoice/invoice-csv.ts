import type { Row } from '../row.ts';
import { createTableReader, type ReaderOptions, type RecordReader } from '../table-reader.ts';
import type { InvoiceDocument, InvoiceDocumentLine } from './invoice-document.ts';

/** One line of an invoice file, with what the row says of the whole invoice; null where it says nothing. */
export interface InvoiceRow {
  readonly number: string;
  readonly vendorId: string | null;
  readonly contractId: string | null;
  readonly date: string | null;
  readonly from: string | null;
  readonly to: string | null;
  readonly currency: string | null;
  readonly type: 'invoice' | 'credit_note' | null;
  readonly credits: string | null;
  readonly line: InvoiceDocumentLine;
  readonly net: string | null;
  readonly vat: string | null;
  readonly gross: string | null;
}

const COLUMNS = [
  { name: 'number', synonyms: ['invoice', 'invoice number', 'invoice no', 'document', 'facture', 'numero'] },
  { name: 'vendor_id', synonyms: ['vendor', 'supplier', 'seller', 'fournisseur'] },
  { name: 'contract_id', synonyms: ['contract', 'contrat'] },
  { name: 'date', synonyms: ['invoice date', 'issue date'] },
  { name: 'from', synonyms: ['period from', 'period start', 'start', 'du'] },
  { name: 'to', synonyms: ['period to', 'period end', 'end', 'au'] },
  { name: 'currency', synonyms: ['devise'] },
  { name: 'type', synonyms: ['document type'] },
  { name: 'credits', synonyms: ['credited invoice', 'original invoice'] },
  { name: 'code', synonyms: ['rate code', 'item', 'line code', 'article'] },
  { name: 'qty', synonyms: ['quantity', 'units', 'quantite', 'quantité'] },
  { name: 'unit_price', synonyms: ['price', 'rate', 'prix unitaire', 'prix'] },
  { name: 'amount', synonyms: ['line amount', 'line net', 'montant'] },
  { name: 'net', synonyms: ['net total', 'total net', 'total ht'] },
  { name: 'vat', synonyms: ['tax', 'vat amount', 'tva'] },
  { name: 'gross', synonyms: ['gross total', 'total ttc'] },
];

/**
 * Reads the lines of invoices: `number,code,qty,unit_price,amount[,vendor_id,contract_id,date,from,to,currency,type,
 * credits,net,vat,gross]`, one row a line, what belongs to the whole invoice repeated or written once. Amounts stay the
 * exact decimals that were written; decimal commas, grouped thousands and a minus behind the number are understood.
 */
export function createInvoiceReader(options: ReaderOptions): RecordReader<InvoiceRow> {
  return createTableReader<InvoiceRow>(
    { columns: COLUMNS, required: [['number'], ['code'], ['amount']], read: readRow },
    options,
  );
}

function readRow(row: Row): InvoiceRow {
  const qty = row.decimalText('qty');
  const unitPrice = row.decimalText('unit_price');
  const day = (column: string): string | null => (row.cell(column) === '' ? null : row.day(column));
  return {
    number: row.requiredText('number'),
    vendorId: row.text('vendor_id'),
    contractId: row.text('contract_id'),
    date: day('date'),
    from: day('from'),
    to: day('to'),
    currency: row.text('currency'),
    type: row.choice('type', ['invoice', 'credit_note'] as const),
    credits: row.text('credits'),
    line: {
      code: row.requiredText('code'),
      ...(qty === null ? {} : { qty }),
      ...(unitPrice === null ? {} : { unit_price: unitPrice }),
      amount: row.decimalText('amount') ?? row.empty('amount') ?? '0',
    },
    net: row.decimalText('net'),
    vat: row.decimalText('vat'),
    gross: row.decimalText('gross'),
  };
}

/** What the rows of an invoice leave out is what the contract and the measured quantities say. */
export interface InvoiceDefaults {
  readonly vendorId: string;
  readonly currency: string;
  readonly period: { readonly from: string; readonly to: string };
}

/** The invoices that rows belong to, in the order of their first rows. A value written twice counts as first written. */
export function invoicesOf(rows: readonly InvoiceRow[], defaults: InvoiceDefaults): InvoiceDocument[] {
  const byNumber = new Map<string, InvoiceRow[]>();
  for (const row of rows) byNumber.set(row.number, [...(byNumber.get(row.number) ?? []), row]);
  return [...byNumber].map(([number, ofOne]) => {
    const first = <K extends keyof InvoiceRow>(key: K): NonNullable<InvoiceRow[K]> | null =>
      ofOne.find((row) => row[key] !== null)?.[key] ?? null;
    const optional = {
      contract_id: first('contractId'),
      date: first('date'),
      credits: first('credits'),
      net: first('net'),
      vat: first('vat'),
      gross: first('gross'),
    };
    return {
      number,
      vendor_id: first('vendorId') ?? defaults.vendorId,
      period: { from: first('from') ?? defaults.period.from, to: first('to') ?? defaults.period.to },
      currency: first('currency') ?? defaults.currency,
      type: first('type') ?? 'invoice',
      lines: ofOne.map((row) => row.line),
      ...Object.fromEntries(Object.entries(optional).filter(([, value]) => value !== null)),
    };
  });
}
