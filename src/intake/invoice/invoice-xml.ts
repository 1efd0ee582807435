import { AgnerError } from '../../core/index.ts';
import { readCiiInvoice } from './cii-invoice.ts';
import type { ReadInvoiceDocument } from './invoice-document.ts';
import { readUblInvoice } from './ubl-invoice.ts';
import { parseXml } from './xml-node.ts';

/**
 * An electronic invoice of the semantic model of EN 16931 in either of its two syntaxes: UBL 2.1 (`Invoice`,
 * `CreditNote`) or UN/CEFACT Cross Industry Invoice. The seller's item identifier (BT-155) is the contract's rate code;
 * allowances and charges of the document (BG-20, BG-21) become lines under their reason code.
 *
 * @throws AgnerError INVOICE_XML_TOO_LARGE, INVOICE_XML_UNSAFE, INVOICE_XML_INVALID, INVOICE_XML_INCOMPLETE,
 * INVOICE_XML_UNKNOWN for another kind of document.
 */
export async function readInvoiceXml(text: string): Promise<ReadInvoiceDocument> {
  const { name, root } = await parseXml(text);
  switch (name) {
    case 'Invoice':
    case 'CreditNote':
      return readUblInvoice(root, name);
    case 'CrossIndustryInvoice':
      return readCiiInvoice(root);
    default:
      throw new AgnerError('INVOICE_XML_UNKNOWN', `The root element is "${name.slice(0, 60)}".`, {
        value: name.slice(0, 60),
      });
  }
}
