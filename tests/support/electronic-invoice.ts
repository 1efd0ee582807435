/** An invoice in the keys of `invoice check` cases; amounts are decimal text. */
export interface WrittenInvoice {
  readonly number: string;
  readonly vendor_id: string;
  readonly contract_id?: string;
  readonly date?: string;
  readonly period: { readonly from: string; readonly to: string };
  readonly currency: string;
  readonly type?: string;
  readonly credits?: string;
  readonly lines: readonly { code: string; qty?: string; unit_price?: string; amount: string }[];
  readonly net?: string;
  readonly vat?: string;
  readonly gross?: string;
}

const inXml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
/** An element, or nothing where there is no value. */
const element = (name: string, value: string | undefined, attributes = ''): string =>
  value === undefined ? '' : `<${name}${attributes}>${inXml(value)}</${name}>`;
const wrap = (name: string, inner: string): string => (inner === '' ? '' : `<${name}>${inner}</${name}>`);

/** The invoice as UBL 2.1, as a vendor's system would write it. */
export function ublText(invoice: WrittenInvoice): string {
  const isCredit = invoice.type === 'credit_note';
  const root = isCredit ? 'CreditNote' : 'Invoice';
  const money = ` currencyID="${invoice.currency}"`;
  const lines = invoice.lines.map((line, index) =>
    wrap(
      `cac:${root}Line`,
      element('cbc:ID', String(index + 1)) +
        element(isCredit ? 'cbc:CreditedQuantity' : 'cbc:InvoicedQuantity', line.qty, ' unitCode="C62"') +
        element('cbc:LineExtensionAmount', line.amount, money) +
        wrap('cac:Item', wrap('cac:SellersItemIdentification', element('cbc:ID', line.code))) +
        wrap('cac:Price', element('cbc:PriceAmount', line.unit_price, money)),
    ),
  );
  return `<?xml version="1.0" encoding="UTF-8"?>
<${root} xmlns="urn:oasis:names:specification:ubl:schema:xsd:${root}-2"
 xmlns:cac="urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2"
 xmlns:cbc="urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2">
${element('cbc:ID', invoice.number)}${element('cbc:IssueDate', invoice.date)}
${isCredit ? '' : element('cbc:InvoiceTypeCode', '380')}
${element('cbc:DocumentCurrencyCode', invoice.currency)}
${wrap('cac:InvoicePeriod', element('cbc:StartDate', invoice.period.from) + element('cbc:EndDate', invoice.period.to))}
${wrap('cac:BillingReference', wrap('cac:InvoiceDocumentReference', element('cbc:ID', invoice.credits)))}
${wrap('cac:ContractDocumentReference', element('cbc:ID', invoice.contract_id))}
${wrap('cac:AccountingSupplierParty', wrap('cac:Party', wrap('cac:PartyIdentification', element('cbc:ID', invoice.vendor_id))))}
${wrap('cac:TaxTotal', element('cbc:TaxAmount', invoice.vat, money))}
${wrap('cac:LegalMonetaryTotal', element('cbc:TaxExclusiveAmount', invoice.net, money) + element('cbc:TaxInclusiveAmount', invoice.gross, money))}
${lines.join('\n')}
</${root}>`;
}

/** The same as a Cross Industry Invoice. */
export function ciiText(invoice: WrittenInvoice): string {
  const day = (text: string): string =>
    element('udt:DateTimeString', text.replaceAll('-', ''), ' format="102"');
  const lines = invoice.lines.map((line, index) =>
    wrap(
      'ram:IncludedSupplyChainTradeLineItem',
      wrap('ram:AssociatedDocumentLineDocument', element('ram:LineID', String(index + 1))) +
        wrap('ram:SpecifiedTradeProduct', element('ram:SellerAssignedID', line.code)) +
        wrap(
          'ram:SpecifiedLineTradeAgreement',
          wrap('ram:NetPriceProductTradePrice', element('ram:ChargeAmount', line.unit_price)),
        ) +
        wrap('ram:SpecifiedLineTradeDelivery', element('ram:BilledQuantity', line.qty, ' unitCode="C62"')) +
        wrap(
          'ram:SpecifiedLineTradeSettlement',
          wrap(
            'ram:SpecifiedTradeSettlementLineMonetarySummation',
            element('ram:LineTotalAmount', line.amount),
          ),
        ),
    ),
  );
  const money = ` currencyID="${invoice.currency}"`;
  return `<rsm:CrossIndustryInvoice xmlns:rsm="urn:un:unece:uncefact:data:standard:CrossIndustryInvoice:100"
 xmlns:ram="urn:un:unece:uncefact:data:standard:ReusableAggregateBusinessInformationEntity:100"
 xmlns:udt="urn:un:unece:uncefact:data:standard:UnqualifiedDataType:100">
<rsm:ExchangedDocument>${element('ram:ID', invoice.number)}${element('ram:TypeCode', invoice.type === 'credit_note' ? '381' : '380')}
${invoice.date === undefined ? '' : wrap('ram:IssueDateTime', day(invoice.date))}</rsm:ExchangedDocument>
<rsm:SupplyChainTradeTransaction>
${lines.join('\n')}
<ram:ApplicableHeaderTradeAgreement>
${wrap('ram:SellerTradeParty', element('ram:ID', invoice.vendor_id) + element('ram:Name', 'A vendor'))}
${wrap('ram:ContractReferencedDocument', element('ram:IssuerAssignedID', invoice.contract_id))}
</ram:ApplicableHeaderTradeAgreement>
<ram:ApplicableHeaderTradeSettlement>
${element('ram:InvoiceCurrencyCode', invoice.currency)}
${wrap('ram:BillingSpecifiedPeriod', wrap('ram:StartDateTime', day(invoice.period.from)) + wrap('ram:EndDateTime', day(invoice.period.to)))}
${wrap('ram:SpecifiedTradeSettlementHeaderMonetarySummation', element('ram:TaxBasisTotalAmount', invoice.net) + element('ram:TaxTotalAmount', invoice.vat, money) + element('ram:GrandTotalAmount', invoice.gross))}
${wrap('ram:InvoiceReferencedDocument', element('ram:IssuerAssignedID', invoice.credits))}
</ram:ApplicableHeaderTradeSettlement>
</rsm:SupplyChainTradeTransaction>
</rsm:CrossIndustryInvoice>`;
}
