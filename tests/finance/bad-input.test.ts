import { describe, expect, it } from 'vitest';
import { checkContract, checkInvoiceCases } from '../../src/finance/index.ts';
import { CASE, CONTRACT, INVOICE, LINES, MEASURED } from './support.ts';

const [voiceRate, emailRate] = CONTRACT.rates;
const contract = (more: object) => ({ ...CASE, contract: { ...CONTRACT, ...more } });
const invoice = (more: object) => ({ ...CASE, invoice: { ...INVOICE, ...more } });
const measured = (more: object) => ({ ...CASE, measured: { ...MEASURED, ...more } });
const priced = (...prices: object[]) => contract({ rates: [{ ...voiceRate, prices }, emailRate] });

describe('documents that cannot be checked', () => {
  it.each([
    [
      'an amount that is no number',
      invoice({ lines: [{ ...LINES[0], amount: '12 000,50' }] }),
      'invoice.lines.0.amount',
    ],
    [
      'a missing amount',
      invoice({ lines: [{ code: 'VOICE' }] }),
      'invoice.lines.0 must have required properties amount',
    ],
    [
      'an impossible day',
      invoice({ period: { from: '2026-13-01', to: '2026-09-30' } }),
      'invoice.period.from',
    ],
    [
      'a day that is not in the calendar',
      invoice({ period: { from: '2026-09-31', to: '2026-10-01' } }),
      'no day',
    ],
    ['a period turned round', invoice({ period: { from: '2026-09-30', to: '2026-09-01' } }), 'ends before'],
    [
      'two rates of one code',
      contract({ rates: [voiceRate, voiceRate] }),
      'several rates with the code VOICE',
    ],
    [
      'a commitment on no rate',
      contract({ min_commitment: { code: 'Z', qty: '1' } }),
      'on Z, which has no rate',
    ],
    ['another vendor', invoice({ vendor_id: 'V2' }), 'is from V2, the contract K-1 is with V1'],
    ['another contract', invoice({ contract_id: 'K-2' }), 'names the contract K-2, not K-1'],
    ['another currency', invoice({ currency: 'USD' }), 'is in USD, the contract K-1 in EUR'],
    [
      'another period',
      measured({ period: { from: '2026-08-01', to: '2026-08-31' } }),
      '2026-08-01..2026-08-31',
    ],
    ['a negative quantity', measured({ qty: { VOICE: '-1' } }), 'measured.qty.VOICE'],
    ['no price on the day', priced({ price: '2', from: '2026-10-01' }), 'VOICE has no price on 2026-09-01'],
    [
      'two prices on the day',
      priced({ price: '2', from: '2026-01-01' }, { price: '3', from: '2026-08-01' }),
      'VOICE has the prices 2 (from 2026-01-01) and 3',
    ],
    [
      'no prices',
      contract({ rates: [{ code: 'VOICE', model: 'per_unit' }] }),
      'VOICE has the model per_unit and no prices',
    ],
    ['an unknown key', contract({ tolerence: {} }), 'Did you mean "tolerance"?'],
    [
      'an unknown key deep inside',
      priced({ price: '2', from: '2026-01-01', untill: '2026-12-31' }),
      'contract.rates.0.prices.0 has the unknown key "untill"',
    ],
    [
      'an unknown rate model',
      contract({ rates: [{ ...voiceRate, model: 'magic' }] }),
      'contract.rates.0.model',
    ],
    [
      'an unknown quantity rule',
      { ...contract({ rates: [{ ...voiceRate, code: 'X', qty_rule: 'by_mood' }] }) },
      '"by_mood"; known rules are',
    ],
    [
      'a malus on a KPI that was not measured',
      contract({ bonus_malus: [{ code: 'M', kpi: 'csat', target: '0.8', pct_per_point: '0.01' }] }),
      'M needs the KPI csat',
    ],
    ['no contract', { ...CASE, contract: undefined }, 'contract'],
    ['no invoice', { ...CASE, invoice: null }, 'invoice'],
    ['earlier invoices that are no list', { ...CASE, prior_invoices: 'INV-1' }, 'prior_invoices'],
    ['a case that is no object', 7, 'not an object'],
  ])('%s: one fault, and the good case beside it is checked', (_name, bad, message) => {
    const [first, second] = checkInvoiceCases({ cases: [bad, CASE] });
    expect(first?.fault?.message).toContain(message);
    expect(first?.fault?.next).toMatch(/\S/);
    expect(first?.verdict).toBeNull();
    expect(second?.verdict).toBe('MATCH');
  });

  it('refuses a document without cases', () => {
    expect(() => checkInvoiceCases('nonsense')).toThrow('holds no cases');
  });

  it('reads numbers in JSON as the decimals they print as', () => {
    const lines = [
      { code: 'VOICE', qty: 12430, unit_price: 2.15, amount: 26724.5 },
      { code: 'EMAIL', qty: 3210, unit_price: 1.48, amount: 4750.8 },
    ];
    expect(checkInvoiceCases(invoice({ lines }))[0]?.verdict).toBe('MATCH');
  });
});

describe('a contract by itself', () => {
  const codesOf = (document: object) => checkContract(document).map((found) => [found.code, found.value]);
  const withPrices = (...prices: object[]) => ({ ...CONTRACT, rates: [{ ...voiceRate, prices }] });

  it('is sound as it stands in the worked cases', () => {
    expect(checkContract(CONTRACT)).toEqual([]);
  });

  it('lists price gaps at the start, in the middle and at the end, and overlaps', () => {
    expect(codesOf(withPrices({ price: '2', from: '2026-02-01', to: '2026-11-30' }))).toEqual([
      ['FINANCE_PRICE_GAP', '2026-01-01'],
      ['FINANCE_PRICE_GAP', '2026-12-01'],
    ]);
    expect(
      codesOf(
        withPrices(
          { price: '3', from: '2026-10-02', to: null },
          { price: '2', from: '2026-01-01', to: '2026-09-30' },
        ),
      ),
    ).toEqual([['FINANCE_PRICE_GAP', '2026-10-01']]);
    expect(
      codesOf(
        withPrices({ price: '2', from: '2026-01-01', to: '2026-10-01' }, { price: '3', from: '2026-10-01' }),
      ),
    ).toEqual([['FINANCE_PRICE_OVERLAP', '2026-10-01']]);
    expect(
      codesOf(
        withPrices({ price: '2', from: '2026-01-01', to: '2026-09-30' }, { price: '3', from: '2026-10-01' }),
      ),
    ).toEqual([]);
  });

  it('reads 9999-12-31 as an open end', () => {
    expect(codesOf(withPrices({ price: '2', from: '2026-01-01', to: '9999-12-31' }))).toEqual([]);
  });

  it('lists tiers that do not rise or end open, repeated codes and clauses on codes without a rate', () => {
    const tiers = [
      { up_to: '10', price: '1' },
      { up_to: '5', price: '2' },
    ];
    const faults = codesOf({
      ...CONTRACT,
      rates: [{ code: 'A', model: 'volume', tiers }, voiceRate, voiceRate],
      min_commitment: { code: 'Z', qty: '1' },
    });
    expect(faults).toEqual([
      ['FINANCE_TIERS_INVALID', '5'],
      ['FINANCE_CODE_REPEATED', 'VOICE'],
      ['FINANCE_CODE_UNKNOWN', 'Z'],
    ]);
  });

  it('reads everything that contract.yaml may hold', () => {
    const full = {
      ...CONTRACT,
      tolerance: { qty_rel: '0.005', price_abs: '0', line_abs: '0.01', invoice_abs: '0.05' },
      bonus_malus: [
        {
          code: 'M',
          kpi: 'service_level',
          kpi_version: 1,
          policy: 'offered',
          target: '0.80',
          pct_per_point: '0.005',
          points: 'whole',
          cap: '0.05',
          base_codes: ['VOICE'],
          direction: 'malus',
          relief: { over_forecast: 0.1, lock_days: 30 },
        },
      ],
      rates: [
        { ...voiceRate, when: { weekdays: [6, 7], from: '20:00', to: '24:00', language: 'de', ramp: 1 } },
      ],
      netting: true,
    };
    expect(checkContract(full)).toEqual([]);
  });
});
