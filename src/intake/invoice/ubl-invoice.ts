import { allowanceLine, dayOf, isCreditNote, lineCode, present, pricePerUnit } from './document-parts.ts';
import type { InvoiceDocumentLine, ReadInvoiceDocument } from './invoice-document.ts';
import type { XmlNode } from './xml-node.ts';

/** UBL 2.1 Invoice and CreditNote (OASIS), by the business terms of EN 16931 that are named beside each element. */
export function readUblInvoice(root: XmlNode, name: 'Invoice' | 'CreditNote'): ReadInvoiceDocument {
  const type =
    name === 'CreditNote' || isCreditNote(root.text('InvoiceTypeCode')) ? 'credit_note' : 'invoice'; // BT-3
  const currency = root.required('currency', 'DocumentCurrencyCode'); // BT-5
  const sellerIds = sellerIdsOf(root);
  const totals = root.at('LegalMonetaryTotal');
  return {
    sellerIds,
    invoice: {
      number: root.required('number', 'ID'), // BT-1
      vendor_id:
        sellerIds[0] ?? root.required('seller', 'AccountingSupplierParty', 'Party', 'PartyName', 'Name'),
      period: {
        from: dayOf(root.required('service period', 'InvoicePeriod', 'StartDate'), 'InvoicePeriod/StartDate'), // BT-73
        to: dayOf(root.required('service period', 'InvoicePeriod', 'EndDate'), 'InvoicePeriod/EndDate'), // BT-74
      },
      currency,
      type,
      lines: [...root.all(`${name}Line`).map((line) => ublLine(line, name)), ...allowances(root)],
      ...present({
        date: root.text('IssueDate'), // BT-2
        contract_id: root.text('ContractDocumentReference', 'ID'), // BT-12
        credits: root.text('BillingReference', 'InvoiceDocumentReference', 'ID'), // BT-25
        net: totals?.decimal('TaxExclusiveAmount') ?? null, // BT-109
        vat: taxTotal(root, currency), // BT-110
        gross: totals?.decimal('TaxInclusiveAmount') ?? null, // BT-112
      }),
    },
  };
}

/** BT-29, BT-30, BT-31, BT-27 in this order: what a contract may know the seller by. */
function sellerIdsOf(root: XmlNode): string[] {
  const party = root.at('AccountingSupplierParty', 'Party');
  if (party === null) return [];
  const found = [
    ...party.all('PartyIdentification').map((node) => node.text('ID')),
    party.text('PartyLegalEntity', 'CompanyID'),
    ...party.all('PartyTaxScheme').map((node) => node.text('CompanyID')),
    party.text('PartyLegalEntity', 'RegistrationName'),
    party.text('PartyName', 'Name'),
  ];
  return [...new Set(found.filter((id) => id !== null))];
}

function ublLine(line: XmlNode, name: 'Invoice' | 'CreditNote'): InvoiceDocumentLine {
  const code =
    line.text('Item', 'SellersItemIdentification', 'ID') ??
    line.text('Item', 'StandardItemIdentification', 'ID');
  return {
    code: lineCode(code, line), // BT-155
    amount: line.decimal('LineExtensionAmount') ?? line.required('net amount', 'LineExtensionAmount'), // BT-131
    ...present({
      qty: line.decimal(name === 'Invoice' ? 'InvoicedQuantity' : 'CreditedQuantity'), // BT-129
      unit_price: pricePerUnit(line.decimal('Price', 'PriceAmount'), line.decimal('Price', 'BaseQuantity')), // BT-146, BT-149
    }),
  };
}

/** BG-20 and BG-21, the allowances and charges of the whole document. */
function allowances(root: XmlNode): InvoiceDocumentLine[] {
  return root
    .all('AllowanceCharge')
    .map((node) =>
      allowanceLine(
        lineCode(node.text('AllowanceChargeReasonCode') ?? node.text('AllowanceChargeReason'), node),
        node.text('ChargeIndicator') === 'true',
        node.decimal('Amount') ?? node.required('amount', 'Amount'),
      ),
    );
}

/** The total in the document's currency; a second one may stand in the currency of the tax office (BT-111). */
function taxTotal(root: XmlNode, currency: string): string | null {
  const totals = root.all('TaxTotal');
  const own = totals.find((node) => node.attribute('currencyID', 'TaxAmount') === currency);
  return (own ?? totals[0])?.decimal('TaxAmount') ?? null;
}
