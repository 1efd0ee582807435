import { AgnerError } from '../../core/index.ts';
import type { InvoiceDocument, InvoiceDocumentLine } from './invoice-document.ts';
import type { XmlNode } from './xml-node.ts';

/** UNTDID 1001: the codes of credit notes among the document types of EN 16931. */
const CREDIT_NOTE_CODES = new Set([
  '81',
  '83',
  '261',
  '262',
  '296',
  '308',
  '381',
  '396',
  '420',
  '458',
  '532',
]);

export function isCreditNote(typeCode: string | null): boolean {
  return typeCode !== null && CREDIT_NOTE_CODES.has(typeCode);
}

/** Keeps only what the document says: an absent value is an absent key. */
export function present<T extends Readonly<Record<string, string | null>>>(
  values: T,
): { readonly [K in keyof T]?: string } {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null)) as {
    [K in keyof T]?: string;
  };
}

/** The code that the contract's rates are named by. @throws AgnerError INVOICE_XML_INCOMPLETE. */
export function lineCode(code: string | null, line: XmlNode): string {
  if (code !== null) return code;
  throw new AgnerError(
    'INVOICE_XML_INCOMPLETE',
    'A line has no seller’s item identifier (BT-155), so no rate of the contract can be found for it.',
    { field: line.path },
  );
}

/** The price of one unit: the price of `base` units over `base` where that ends within 12 decimals, else left out. */
export function pricePerUnit(price: string | null, base: string | null): string | null {
  if (price === null || base === null || Number(base) === 1) return price;
  const [, whole = '', decimals = ''] = /^(-?\d+)(?:\.(\d+))?$/.exec(price) ?? [];
  const [, baseWhole = '', baseDecimals = ''] = /^(\d+)(?:\.(\d+))?$/.exec(base) ?? [];
  const divisor = BigInt(`${baseWhole}${baseDecimals}` || '0') * 10n ** BigInt(decimals.length);
  const scaled = BigInt(`${whole}${decimals}` || '0') * 10n ** BigInt(baseDecimals.length + PRICE_DECIMALS);
  if (divisor === 0n || scaled % divisor !== 0n) return null;
  return decimalText(scaled / divisor);
}

const PRICE_DECIMALS = 12;

function decimalText(scaled: bigint): string {
  const digits = String(scaled < 0n ? -scaled : scaled).padStart(PRICE_DECIMALS + 1, '0');
  const text = `${digits.slice(0, -PRICE_DECIMALS)}.${digits.slice(-PRICE_DECIMALS)}`.replace(/\.?0+$/, '');
  return scaled < 0n ? `-${text}` : text;
}

/** An allowance lowers what is asked for, a charge raises it. */
export function allowanceLine(code: string, isCharge: boolean, amount: string): InvoiceDocumentLine {
  if (isCharge) return { code, amount };
  return { code, amount: amount.startsWith('-') ? amount.slice(1) : `-${amount}` };
}

/** A day as XML writes it, without a zone. @throws AgnerError INVOICE_XML_INVALID. */
export function dayOf(text: string, field: string): string {
  const compact = /^(\d{4})(\d{2})(\d{2})$/.exec(text);
  const day = compact === null ? text.slice(0, 10) : `${compact[1]}-${compact[2]}-${compact[3]}`;
  const ms = Date.parse(`${day}T00:00:00Z`);
  if (/^\d{4}-\d{2}-\d{2}$/.test(day) && new Date(ms).toISOString().startsWith(day)) return day;
  throw new AgnerError('INVOICE_XML_INVALID', `"${text.slice(0, 40)}" is not a date.`, {
    field,
    value: text.slice(0, 40),
  });
}

export type DocumentTotals = Pick<InvoiceDocument, 'net' | 'vat' | 'gross'>;
