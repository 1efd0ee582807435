import { describe, expect, it } from 'vitest';
import { checkExplanation } from '../../src/core/index.ts';
import {
  checkInvoiceCases,
  explainReconciliation,
  type InvoiceCaseResult,
  readContract,
  readInvoice,
  readMeasured,
  reconcile,
} from '../../src/finance/index.ts';
import { CASE, CONTRACT, INVOICE, LINES, MEASURED } from './support.ts';

interface Change {
  readonly contract?: object;
  readonly measured?: object;
  readonly invoice?: object;
  readonly prior_invoices?: readonly object[];
}

function check(change: Change): InvoiceCaseResult {
  const [result] = checkInvoiceCases({
    ...CASE,
    contract: { ...CONTRACT, ...change.contract },
    measured: { ...MEASURED, ...change.measured },
    invoice: { ...INVOICE, ...change.invoice },
    prior_invoices: change.prior_invoices ?? [],
  });
  if (result === undefined) throw new Error('no result');
  return result;
}

const [voice, email] = LINES as [(typeof LINES)[0], (typeof LINES)[0]];
const line = (result: InvoiceCaseResult, code: string) => result.lines.find((one) => one.code === code);
const prior = { ...INVOICE, lines: [{ ...voice, qty: '13100', amount: '28165.00' }, email] };

describe('verdicts of a line', () => {
  it('reports arithmetic, rate and quantity together', () => {
    const result = check({
      invoice: { lines: [{ code: 'VOICE', qty: '13000', unit_price: '2.25', amount: '29300.00' }, email] },
    });
    expect(line(result, 'VOICE')).toMatchObject({
      verdict: 'ARITHMETIC_ERROR+RATE_DIFFERENCE+QUANTITY_DIFFERENCE',
      qty_effect: '1225.5',
      rate_effect: '1300',
      arithmetic_effect: '50',
      difference: '2575.50',
    });
    expect(result.verdict).toBe('MULTIPLE:ARITHMETIC_ERROR,QUANTITY_DIFFERENCE,RATE_DIFFERENCE');
    expect(result.payable_net).toBe('31475.30');
  });

  it('accepts a quantity at the edge of the tolerance and not beyond', () => {
    const billed = (qty: string, amount: string) =>
      check({
        measured: { qty: { VOICE: '1000', EMAIL: '3210' } },
        invoice: { lines: [{ code: 'VOICE', qty, unit_price: '2.15', amount }, email] },
      }).verdict;
    expect(billed('1005', '2160.75')).toBe('MATCH_WITHIN_TOLERANCE');
    expect(billed('995', '2139.25')).toBe('MATCH_WITHIN_TOLERANCE');
    expect(billed('1006', '2162.90')).toBe('QUANTITY_DIFFERENCE');
  });

  it('takes several lines of one code as one claim', () => {
    const halves = [
      { code: 'VOICE', qty: '6000', unit_price: '2.15', amount: '12900.00' },
      { code: 'VOICE', qty: '6430', unit_price: '2.15', amount: '13824.50' },
    ];
    expect(check({ invoice: { lines: [...halves, email] } }).verdict).toBe('MATCH');
    expect(check({ invoice: { lines: [voice, voice, email] } })).toMatchObject({
      verdict: 'QUANTITY_DIFFERENCE',
      payable_net: '31475.30',
    });
  });

  it('reads a line without a unit price at the price its amount implies', () => {
    const without = (amount: string) =>
      check({ invoice: { lines: [{ code: 'VOICE', qty: '12430', amount }, email] } }).verdict;
    expect(without('26724.50')).toBe('MATCH');
    expect(without('27967.50')).toBe('RATE_DIFFERENCE');
  });

  it('holds back a billed code that was measured as 0, and accepts negative lines as what they are', () => {
    const result = check({ measured: { qty: { VOICE: '12430', EMAIL: '0' } } });
    expect([result.verdict, result.payable_net]).toEqual(['UNKNOWN_LINE', '26724.50']);
    const negative = check({
      invoice: { lines: [{ ...voice, qty: '-12430', amount: '-26724.50' }, email] },
    });
    expect([negative.verdict, negative.payable_net]).toEqual(['QUANTITY_DIFFERENCE', '-21973.70']);
  });

  it('charges a fixed fee although nothing was measured', () => {
    const rates = [{ code: 'FEE', model: 'fixed', prices: [{ price: '1500.00', from: '2026-01-01' }] }];
    const billed = (lines: readonly object[]) =>
      check({ contract: { rates }, measured: { qty: {} }, invoice: { lines } });
    expect(billed([{ code: 'FEE', qty: '1', unit_price: '1500.00', amount: '1500.00' }]).verdict).toBe(
      'MATCH',
    );
    expect(billed([{ code: 'FEE', amount: '1500.00' }]).verdict).toBe('MATCH');
    expect(billed([{ code: 'FEE', amount: '1600.00' }]).verdict).toBe('RATE_DIFFERENCE');
    expect(billed([])).toMatchObject({
      verdict: 'MISSING_LINE',
      expected_net: '1500.00',
      payable_net: '0.00',
    });
  });
});

describe('tiers', () => {
  const tiers = [
    { up_to: '5000', price: '2.40' },
    { up_to: '10000', price: '2.20' },
    { up_to: null, price: '2.00' },
  ];
  const billed = (model: string, quantity: string, qty: string, amount: string) =>
    check({
      contract: { rates: [{ code: 'VOICE', model, tiers }] },
      measured: { qty: { VOICE: quantity } },
      invoice: { lines: [{ code: 'VOICE', qty, amount }] },
    });

  it.each([
    ['graduated', '5000', '12000.00'],
    ['graduated', '5001', '12002.20'],
    ['graduated', '12430', '27860.00'],
    ['volume', '5000', '12000.00'],
    ['volume', '5001', '11002.20'],
    ['volume', '12430', '24860.00'],
  ])('%s pricing of %s is %s', (model, quantity, amount) => {
    expect(billed(model, quantity, quantity, amount)).toMatchObject({
      verdict: 'MATCH',
      expected_net: amount,
    });
  });

  it('tells a wrong tier from a wrong quantity', () => {
    expect(billed('graduated', '12430', '12430', '24860.00').verdict).toBe('TIER_ERROR');
    expect(billed('volume', '12430', '13000', '26000.00').verdict).toBe('QUANTITY_DIFFERENCE');
    expect(billed('volume', '12430', '12440', '24880.00').verdict).toBe('MATCH_WITHIN_TOLERANCE');
    expect(billed('volume', '12430', '12440', '27882.00').verdict).toBe('TIER_ERROR');
  });
});

describe('commitments, bonus and malus', () => {
  it('wants no true-up once the commitment is reached, and refuses one that is billed', () => {
    const contract = { min_commitment: { code: 'VOICE', qty: '10000' } };
    expect(check({ contract }).verdict).toBe('MATCH');
    const extra = { code: 'MIN_TRUE_UP', amount: '100.00' };
    const result = check({ contract, invoice: { lines: [...LINES, extra] } });
    expect([result.verdict, result.payable_net]).toEqual(['MIN_COMMITMENT_ERROR', '31475.30']);
  });

  it('trues up to a committed amount', () => {
    const contract = { min_commitment: { amount: '40000.00' } };
    expect(line(check({ contract }), 'MIN_TRUE_UP')).toMatchObject({
      expected: '8524.70',
      verdict: 'MISSING_LINE',
    });
  });

  const clause = { code: 'SL', kpi: 'service_level', target: '0.80', pct_per_point: '0.01', cap: '0.05' };
  const expectedOf = (more: object, num: string, den: string, measured: object = {}) =>
    line(
      check({
        contract: { bonus_malus: [{ ...clause, ...more }] },
        measured: { kpis: { service_level: { num, den } }, ...measured },
        invoice: { lines: [...LINES, { code: 'SL', amount: '0' }] },
      }),
      'SL',
    )?.expected;

  it.each([
    ['whole points only', {}, '769', '1000', '-944.26'],
    ['exactly three points', {}, '77', '100', '-944.26'],
    ['linear points', { points: 'linear' }, '769', '1000', '-975.73'],
    ['the cap', {}, '1', '100', '-1573.77'],
    ['chosen base lines', { base_codes: ['EMAIL'] }, '77', '100', '-142.52'],
    ['no bonus unless agreed', {}, '90', '100', '0.00'],
    ['a bonus where agreed', { direction: 'both' }, '82', '100', '629.51'],
    ['nothing counted', {}, '0', '0', '0.00'],
  ])('%s', (_name, more, num, den, expected) => {
    expect(expectedOf(more, num, den)).toBe(expected);
  });

  it('waives the malus when the volume outran a forecast that was locked in time', () => {
    const relief = { relief: { over_forecast: 0.1, lock_days: 30 } };
    const forecast = (actual: string, lead_days: number) => ({
      forecast: { SL: { forecast: '1000', actual, lead_days } },
    });
    expect(expectedOf(relief, '77', '100', forecast('1101', 30))).toBe('0.00');
    expect(expectedOf(relief, '77', '100', forecast('1100', 30))).toBe('-944.26');
    expect(expectedOf(relief, '77', '100', forecast('1101', 29))).toBe('-944.26');
  });
});

describe('the document', () => {
  it('finds VAT and totals that do not follow from the lines', () => {
    const totals = (net: string, vat: string, gross: string) =>
      check({ invoice: { net, vat, gross } }).verdict;
    expect(totals('31475.30', '6295.06', '37770.36')).toBe('MATCH');
    expect(totals('31475.30', '6295.07', '37770.37')).toBe('VAT_ERROR');
    expect(totals('31485.30', '6295.06', '37770.36')).toBe('TOTALS_ERROR');
    expect(totals('31475.30', '6295.06', '37780.36')).toBe('TOTALS_ERROR');
    expect(totals('31475.30', '6300.00', '1.00')).toBe('MULTIPLE:TOTALS_ERROR,VAT_ERROR');
  });

  it('takes the price of the first day of the period', () => {
    const prices = [
      { price: '2.15', from: '2026-01-01', to: '2026-09-15' },
      { price: '2.25', from: '2026-09-16', to: null },
    ];
    const [rate, other] = CONTRACT.rates;
    expect(check({ contract: { rates: [{ ...rate, prices }, other] } }).verdict).toBe('MATCH');
  });

  it('is out of the contract when a day of its period is', () => {
    expect(check({ contract: { valid_to: '2026-09-29' } }).verdict).toBe('OUT_OF_CONTRACT_PERIOD');
    expect(check({ contract: { valid_from: '2026-09-01', valid_to: '2026-09-30' } }).verdict).toBe('MATCH');
    expect(check({ contract: { valid_to: null } }).verdict).toBe('MATCH');
  });

  it('suspects another number with the same vendor, period and total, without a verdict', () => {
    const result = check({ prior_invoices: [{ ...INVOICE, number: 'X-9' }] });
    expect(result.verdict).toBe('MATCH');
    expect(result.notes[0]?.message).toContain('X-9');
  });

  it('shows two errors that cancel, and nets them only if the contract says so', () => {
    const lines = [
      { ...voice, qty: '12530', amount: '26939.50' },
      { ...email, qty: '3065', amount: '4536.20' },
    ];
    const result = check({ invoice: { lines } });
    expect(result).toMatchObject({ over_billed: '215.00', under_billed: '214.60', payable_net: '31260.70' });
    expect(check({ contract: { netting: true }, invoice: { lines } }).payable_net).toBe('31475.30');
  });

  it('converts by the contract rate in either direction', () => {
    const rates = [{ code: 'H', model: 'per_unit', prices: [{ price: '18.40', from: '2026-01-01' }] }];
    const lines = [{ code: 'H', qty: '1000', amount: '21196.80' }];
    const fx = { base: 'EUR', quote: 'USD', rate: '1.1520' };
    const billed = (change: object) =>
      check({
        contract: { rates, fx },
        measured: { qty: { H: '1000' } },
        invoice: { currency: 'USD', lines, ...change },
      });
    expect(billed({}).verdict).toBe('MATCH');
    expect(billed({ lines: [{ code: 'H', qty: '1100', amount: '23316.48' }] }).verdict).toBe(
      'QUANTITY_DIFFERENCE',
    );
    expect(billed({ lines: [{ code: 'H', qty: '1001', amount: '21218.00' }] }).verdict).toBe(
      'MATCH_WITHIN_TOLERANCE',
    );
    expect(billed({ lines: [{ code: 'H', qty: '1001', amount: '21300.00' }] }).verdict).toBe('FX_ERROR');
  });
});

describe('credit notes', () => {
  const note = (amount: string, more: object = {}) =>
    check({
      invoice: {
        number: 'CN-1',
        type: 'credit_note',
        credits: 'INV-1',
        lines: [{ code: 'VOICE', amount }],
        ...more,
      },
      prior_invoices: [prior],
    });

  it.each([
    ['1440.50', 'CREDIT_NOTE_OK', '0.00', '-1440.50'],
    ['1000.00', 'CREDIT_NOTE_WRONG', '440.50', '-1440.50'],
    ['2000.00', 'CREDIT_NOTE_WRONG', '-559.50', '-2000.00'],
  ])('a credit of %s is %s', (amount, verdict, difference, payable) => {
    const result = note(amount);
    expect(result).toMatchObject({ verdict, difference_net: difference, payable_net: payable });
  });

  it('is wrong when the invoice it names is not known, or when it was credited before', () => {
    expect(note('1440.50', { credits: 'INV-7' }).verdict).toBe('CREDIT_NOTE_WRONG');
    const again = check({
      invoice: {
        number: 'CN-2',
        type: 'credit_note',
        credits: 'INV-1',
        lines: [{ code: 'VOICE', amount: '1440.50' }],
      },
      prior_invoices: [
        prior,
        {
          ...INVOICE,
          number: 'CN-1',
          type: 'credit_note',
          credits: 'inv 1',
          lines: [{ code: 'VOICE', amount: '1440.50' }],
        },
      ],
    });
    expect(again.verdict).toBe('CREDIT_NOTE_WRONG');
  });

  it('explains itself', () => {
    const found = reconcile(
      readContract(CONTRACT),
      readMeasured(MEASURED),
      readInvoice({
        ...INVOICE,
        number: 'CN-1',
        type: 'credit_note',
        credits: 'INV-1',
        lines: [{ code: 'VOICE', amount: '1000.00' }],
      }),
      [readInvoice(prior)],
    );
    expect(found.differenceNet).toBe('440.50');
    expect(checkExplanation(explainReconciliation(found))).toEqual([]);
  });
});
