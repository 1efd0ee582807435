import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AgnerError } from '../../src/core/index.ts';
import { readInvoiceXml } from '../../src/intake/index.ts';
import { ciiText, ublText, type WrittenInvoice } from '../support/electronic-invoice.ts';

const word = fc.stringMatching(/^[A-Za-z0-9&<>"é._/-]{1,20}$/).filter((text) => text.trim() === text);
const amount = fc
  .tuple(fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n }), fc.integer({ min: 0, max: 99 }))
  .map(([whole, cents]) => `${whole}.${String(cents).padStart(2, '0')}`);
const optional = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined });
const invoices: fc.Arbitrary<WrittenInvoice> = fc
  .record({
    number: word,
    vendor_id: word,
    contract_id: optional(word),
    date: fc.constant('2026-10-05'),
    period: fc.constant({ from: '2026-09-01', to: '2026-09-30' }),
    currency: fc.constantFrom('EUR', 'USD'),
    type: fc.constantFrom('invoice', 'credit_note'),
    credits: optional(word),
    lines: fc.array(fc.record({ code: word, qty: optional(amount), unit_price: optional(amount), amount }), {
      minLength: 1,
      maxLength: 5,
    }),
    net: optional(amount),
    vat: optional(amount),
    gross: optional(amount),
  })
  .map((found) => JSON.parse(JSON.stringify(found)) as WrittenInvoice);

const one: WrittenInvoice = {
  number: 'INV-1',
  vendor_id: 'V1',
  period: { from: '2026-09-01', to: '2026-09-30' },
  currency: 'EUR',
  type: 'invoice',
  lines: [{ code: 'VOICE', qty: '10', unit_price: '2.15', amount: '21.50' }],
};

async function faultOf(text: string): Promise<string> {
  try {
    await readInvoiceXml(text);
  } catch (error) {
    if (error instanceof AgnerError) return `${error.code} ${error.fault.field ?? ''}`.trim();
    throw error;
  }
  return 'read';
}

describe('electronic invoices', () => {
  it.each([
    ['UBL', ublText],
    ['CII', ciiText],
  ] as const)('%s is read as it was written', async (_, write) => {
    await fc.assert(
      fc.asyncProperty(invoices, async (invoice) => {
        const { invoice: read, sellerIds } = await readInvoiceXml(write(invoice));
        expect(read).toEqual(invoice);
        expect(sellerIds[0]).toBe(invoice.vendor_id);
      }),
      { numRuns: 100 },
    );
  });

  it('keeps every digit of an amount, whatever a double could hold', async () => {
    const amountText = '12345678901234567890.10';
    const { invoice } = await readInvoiceXml(ublText({ ...one, lines: [{ code: 'A', amount: amountText }] }));
    expect(invoice.lines[0]?.amount).toBe(amountText);
  });

  it('makes lines of the allowances and charges of the whole document', async () => {
    const allowance = (charge: string, reason: string) =>
      `<cac:AllowanceCharge><cbc:ChargeIndicator>${charge}</cbc:ChargeIndicator><cbc:AllowanceChargeReasonCode>${reason}</cbc:AllowanceChargeReasonCode><cbc:Amount currencyID="EUR">5.00</cbc:Amount></cac:AllowanceCharge>`;
    const text = ublText(one).replace(
      '<cac:LegalMonetaryTotal>',
      `${allowance('false', 'SLA')}${allowance('true', 'RUSH')}<cac:LegalMonetaryTotal>`,
    );
    const withTotals = text.includes('RUSH')
      ? text
      : text.replace(
          '<cac:InvoiceLine>',
          `${allowance('false', 'SLA')}${allowance('true', 'RUSH')}<cac:InvoiceLine>`,
        );
    const { invoice } = await readInvoiceXml(withTotals);
    expect(invoice.lines.slice(1)).toEqual([
      { code: 'SLA', amount: '-5.00' },
      { code: 'RUSH', amount: '5.00' },
    ]);
  });

  it('divides a price by the quantity it is for, where that ends', async () => {
    const priced = (base: string) =>
      ublText(one).replace(
        '</cbc:PriceAmount>',
        `</cbc:PriceAmount><cbc:BaseQuantity>${base}</cbc:BaseQuantity>`,
      );
    expect((await readInvoiceXml(priced('100'))).invoice.lines[0]?.unit_price).toBe('0.0215');
    expect((await readInvoiceXml(priced('0.5'))).invoice.lines[0]?.unit_price).toBe('4.3');
    expect((await readInvoiceXml(priced('3'))).invoice.lines[0]).not.toHaveProperty('unit_price');
    expect((await readInvoiceXml(priced('0'))).invoice.lines[0]).not.toHaveProperty('unit_price');
  });

  it('takes the tax in the currency of the document', async () => {
    const text = ublText({ ...one, vat: '4.30', net: '21.50', gross: '25.80' }).replace(
      '<cac:TaxTotal>',
      '<cac:TaxTotal><cbc:TaxAmount currencyID="SEK">50.00</cbc:TaxAmount></cac:TaxTotal><cac:TaxTotal>',
    );
    expect((await readInvoiceXml(text)).invoice).toMatchObject({ vat: '4.30', gross: '25.80' });
  });
});

describe('what is no invoice, or no safe one', () => {
  const bomb = `<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]><Invoice><ID>&b;</ID></Invoice>`;
  const external = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><Invoice><ID>&a;</ID></Invoice>';
  it.each([
    ['an entity bomb', bomb, 'INVOICE_XML_UNSAFE'],
    ['an external entity', external, 'INVOICE_XML_UNSAFE'],
    ['a million nested elements', '<a>'.repeat(1_000_000), 'INVOICE_XML_UNSAFE'],
    ['open tags without an end', '<a'.repeat(1_000_000), 'INVOICE_XML_INVALID'],
    ['an undeclared entity', '<Invoice><ID>&xxe;</ID></Invoice>', 'INVOICE_XML_INCOMPLETE'],
    ['a cut file', ublText(one).slice(0, 800), 'INVOICE_XML_INVALID'],
    ['another document', '<html><body/></html>', 'INVOICE_XML_UNKNOWN'],
    ['nothing', '', 'INVOICE_XML'],
    [
      'a line without an item',
      ublText(one).replace(/<cac:Item>.*<\/cac:Item>/, ''),
      'INVOICE_XML_INCOMPLETE Invoice/InvoiceLine',
    ],
    [
      'an amount in words',
      ublText(one).replace('21.50', 'plenty'),
      'INVOICE_XML_INVALID Invoice/InvoiceLine/LineExtensionAmount',
    ],
    [
      'no period',
      ublText(one).replace(/<cac:InvoicePeriod>.*<\/cac:InvoicePeriod>/, ''),
      'INVOICE_XML_INCOMPLETE Invoice/InvoicePeriod/StartDate',
    ],
    [
      'a day that is none',
      ublText(one).replace('2026-09-30', '2026-02-30'),
      'INVOICE_XML_INVALID InvoicePeriod/EndDate',
    ],
  ])('refuses %s by name', async (_, text, expected) => {
    expect(await faultOf(text)).toMatch(new RegExp(`^${expected}`));
  });

  it('answers any text with a document or a named fault', async () => {
    const chopped = fc
      .tuple(fc.constantFrom(ublText(one), ciiText(one)), fc.nat(2000), fc.string({ maxLength: 20 }))
      .map(([text, at, inserted]) => text.slice(0, at) + inserted + text.slice(at + inserted.length));
    await fc.assert(
      fc.asyncProperty(fc.oneof(fc.string(), chopped), async (text) => {
        expect(await faultOf(text)).toMatch(/^(read|INVOICE_XML_)/);
      }),
      { numRuns: 200 },
    );
  });
});
