import { timeParser, zone } from '../../calendar/index.ts';
import {
  checkInvoiceCases,
  type InvoiceCaseResult,
  readContract,
  readMeasured,
} from '../../finance/index.ts';
import {
  createInvoiceReader,
  type InvoiceDefaults,
  type InvoiceDocument,
  invoicesOf,
  readInvoiceXml,
} from '../../intake/index.ts';
import { type ReadReport, readWholeFile, requireRecords } from './read-records.ts';

/** A file of invoices: CSV lines, or one electronic invoice where its first character opens an element. */
export interface InvoiceSource {
  readonly name: string;
  readonly text: AsyncIterable<string>;
}

export interface InvoiceFileRequest {
  /** A contract document, already read from YAML or JSON. */
  readonly contract: unknown;
  /** What was measured in the service period, likewise. */
  readonly measured: unknown;
  readonly invoice: InvoiceSource;
  /** Invoices that came before: duplicates are found among them, and credit notes credit them. */
  readonly earlier: readonly InvoiceSource[];
  /** `theirs -> ours`, for CSV. */
  readonly map: Readonly<Record<string, string>>;
}

export interface InvoiceFileResult {
  /** One per invoice of the file, its number as id. */
  readonly results: readonly InvoiceCaseResult[];
  /** What became of the rows of CSV files. */
  readonly reports: readonly ReadReport[];
}

/**
 * Checks every invoice of a file against one contract and what was measured. An invoice of a file counts as earlier for
 * those below it. Pure: the same documents give the same bytes.
 *
 * @throws AgnerError when the contract or the measured quantities are unusable, or a file holds no readable invoice.
 */
export async function invoiceFile(request: InvoiceFileRequest): Promise<InvoiceFileResult> {
  const contract = readContract(request.contract);
  const { period } = readMeasured(request.measured);
  const defaults = { vendorId: contract.vendorId, currency: contract.currency, period };
  const reports: ReadReport[] = [];
  const earlier: InvoiceDocument[] = [];
  for (const source of request.earlier) {
    earlier.push(...(await readSource(source, request.map, defaults, reports)));
  }
  const invoices = await readSource(request.invoice, request.map, defaults, reports);
  const cases = invoices.map((invoice, index) => ({
    id: invoice.number,
    contract: request.contract,
    measured: request.measured,
    invoice,
    prior_invoices: [...earlier, ...invoices.slice(0, index)],
  }));
  return { results: checkInvoiceCases(cases), reports };
}

async function readSource(
  source: InvoiceSource,
  map: Readonly<Record<string, string>>,
  defaults: InvoiceDefaults,
  reports: ReadReport[],
): Promise<InvoiceDocument[]> {
  const { head, all } = await peek(source.text);
  if (/^\ufeff?\s*</.test(head)) return [await readElectronic(all, defaults.vendorId)];
  const reader = createInvoiceReader({ time: timeParser(zone('UTC')), file: source.name, map });
  const read = await readWholeFile(all, reader);
  requireRecords(read, source.name);
  reports.push(read);
  return invoicesOf(read.records, defaults);
}

/** The seller goes by several identifiers; where the contract's vendor is one of them, that is the one meant. */
async function readElectronic(chunks: AsyncIterable<string>, vendorId: string): Promise<InvoiceDocument> {
  const parts: string[] = [];
  for await (const chunk of chunks) parts.push(chunk);
  const { invoice, sellerIds } = await readInvoiceXml(parts.join(''));
  return sellerIds.includes(vendorId) ? { ...invoice, vendor_id: vendorId } : invoice;
}

/** The first text of a source that is not blank, and the whole source still to be read. */
async function peek(
  source: AsyncIterable<string>,
): Promise<{ readonly head: string; readonly all: AsyncIterable<string> }> {
  const chunks = source[Symbol.asyncIterator]();
  let head = '';
  while (head.trim() === '') {
    const next = await chunks.next();
    if (next.done === true) break;
    head += next.value;
  }
  async function* all(): AsyncGenerator<string> {
    yield head;
    for (let next = await chunks.next(); next.done !== true; next = await chunks.next()) yield next.value;
  }
  return { head, all: all() };
}
