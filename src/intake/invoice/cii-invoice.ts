import { allowanceLine, dayOf, isCreditNote, lineCode, present, pricePerUnit } from './document-parts.ts';
import type { InvoiceDocumentLine, ReadInvoiceDocument } from './invoice-document.ts';
import { XmlNode } from './xml-node.ts';

const SETTLEMENT = 'ApplicableHeaderTradeSettlement';
const DATE = 'DateTimeString';

/** UN/CEFACT Cross Industry Invoice (also inside Factur-X), by the business terms of EN 16931 named beside each element. */
export function readCiiInvoice(root: XmlNode): ReadInvoiceDocument {
  const trade = root.at('SupplyChainTradeTransaction') ?? new XmlNode({}, root.path);
  const settlement = trade.at(SETTLEMENT) ?? new XmlNode({}, `${trade.path}/${SETTLEMENT}`);
  const totals = settlement.at('SpecifiedTradeSettlementHeaderMonetarySummation');
  const currency = settlement.required('currency', 'InvoiceCurrencyCode'); // BT-5
  const seller = trade.at('ApplicableHeaderTradeAgreement', 'SellerTradeParty');
  const sellerIds = seller === null ? [] : sellerIdsOf(seller);
  const issued = root.text('ExchangedDocument', 'IssueDateTime', DATE);
  const day = (end: 'StartDateTime' | 'EndDateTime'): string =>
    dayOf(
      settlement.required('service period', 'BillingSpecifiedPeriod', end, DATE),
      `${settlement.path}/BillingSpecifiedPeriod/${end}`,
    );
  return {
    sellerIds,
    invoice: {
      number: root.required('number', 'ExchangedDocument', 'ID'), // BT-1
      vendor_id:
        sellerIds[0] ??
        trade.required('seller', 'ApplicableHeaderTradeAgreement', 'SellerTradeParty', 'Name'),
      period: { from: day('StartDateTime'), to: day('EndDateTime') }, // BT-73, BT-74
      currency,
      type: isCreditNote(root.text('ExchangedDocument', 'TypeCode')) ? 'credit_note' : 'invoice', // BT-3
      lines: [...trade.all('IncludedSupplyChainTradeLineItem').map(ciiLine), ...allowances(settlement)],
      ...present({
        date: issued === null ? null : dayOf(issued, 'ExchangedDocument/IssueDateTime'), // BT-2
        contract_id: trade.text(
          'ApplicableHeaderTradeAgreement',
          'ContractReferencedDocument',
          'IssuerAssignedID',
        ), // BT-12
        credits: settlement.text('InvoiceReferencedDocument', 'IssuerAssignedID'), // BT-25
        net: totals?.decimal('TaxBasisTotalAmount') ?? null, // BT-109
        vat: taxTotal(totals, currency), // BT-110
        gross: totals?.decimal('GrandTotalAmount') ?? null, // BT-112
      }),
    },
  };
}

/** BT-29, BT-29-0, BT-30, BT-31, BT-27 in this order. */
function sellerIdsOf(seller: XmlNode): string[] {
  const found = [
    ...seller.all('ID').map((node) => node.text()),
    ...seller.all('GlobalID').map((node) => node.text()),
    seller.text('SpecifiedLegalOrganization', 'ID'),
    ...seller.all('SpecifiedTaxRegistration').map((node) => node.text('ID')),
    seller.text('Name'),
  ];
  return [...new Set(found.filter((id) => id !== null))];
}

function ciiLine(line: XmlNode): InvoiceDocumentLine {
  const product = line.at('SpecifiedTradeProduct');
  const price = line.at('SpecifiedLineTradeAgreement', 'NetPriceProductTradePrice');
  const total = [
    'SpecifiedLineTradeSettlement',
    'SpecifiedTradeSettlementLineMonetarySummation',
    'LineTotalAmount',
  ];
  return {
    code: lineCode(product?.text('SellerAssignedID') ?? product?.text('GlobalID') ?? null, line), // BT-155
    amount: line.decimal(...total) ?? line.required('net amount', ...total), // BT-131
    ...present({
      qty: line.decimal('SpecifiedLineTradeDelivery', 'BilledQuantity'), // BT-129
      unit_price: pricePerUnit(
        price?.decimal('ChargeAmount') ?? null,
        price?.decimal('BasisQuantity') ?? null,
      ), // BT-146, BT-149
    }),
  };
}

/** BG-20 and BG-21, the allowances and charges of the whole document. */
function allowances(settlement: XmlNode): InvoiceDocumentLine[] {
  return settlement
    .all('SpecifiedTradeAllowanceCharge')
    .map((node) =>
      allowanceLine(
        lineCode(node.text('ReasonCode') ?? node.text('Reason'), node),
        node.text('ChargeIndicator', 'Indicator') === 'true',
        node.decimal('ActualAmount') ?? node.required('amount', 'ActualAmount'),
      ),
    );
}

/** The total in the document's currency; a second one may stand in the currency of the tax office (BT-111). */
function taxTotal(totals: XmlNode | null, currency: string): string | null {
  const amounts = totals?.all('TaxTotalAmount') ?? [];
  const own = amounts.find((node) => node.attribute('currencyID') === currency);
  return (own ?? amounts[0])?.decimal() ?? null;
}
