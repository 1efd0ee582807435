export { createInvoiceReader, type InvoiceDefaults, type InvoiceRow, invoicesOf } from './invoice-csv.ts';
export type { InvoiceDocument, InvoiceDocumentLine, ReadInvoiceDocument } from './invoice-document.ts';
export { readInvoiceXml } from './invoice-xml.ts';
