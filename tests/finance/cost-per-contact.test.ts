import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CostItem, MoneyDecimal } from '../../src/core/index.ts';
import { allocateMoney, type CostCell, costPerContact } from '../../src/finance/index.ts';

const weights = fc
  .array(fc.nat(10_000), { minLength: 1, maxLength: 8 })
  .filter((list) => list.some((weight) => weight > 0))
  .map((list) => list.map((weight) => new MoneyDecimal(weight)));

describe('sharing an amount', () => {
  it('gives shares that add up to it, each within a cent of its exact part', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1e9, max: 1e9 }), weights, (cents, list) => {
        const total = new MoneyDecimal(cents).dividedBy(100).toFixed(2);
        const whole = list.reduce((sum, weight) => sum.plus(weight), new MoneyDecimal(0));
        const shares = allocateMoney({ amount: total, currency: 'EUR' }, list);
        const sum = shares.reduce((all, share) => all.plus(share.amount), new MoneyDecimal(0));
        expect(sum.toFixed(2)).toBe(new MoneyDecimal(total).toFixed(2));
        for (const [index, share] of shares.entries()) {
          const exact = new MoneyDecimal(total)
            .times(list[index] as InstanceType<typeof MoneyDecimal>)
            .dividedBy(whole);
          expect(exact.minus(share.amount).abs().lessThan('0.01')).toBe(true);
        }
      }),
    );
  });

  it('gives the odd cent to the share that was cut most, the first among equals', () => {
    const share = (amount: string, ...list: number[]) =>
      allocateMoney(
        { amount, currency: 'EUR' },
        list.map((weight) => new MoneyDecimal(weight)),
      ).map((one) => one.amount);
    expect(share('100.00', 1, 1, 1)).toEqual(['33.34', '33.33', '33.33']);
    expect(share('0.05', 3, 7)).toEqual(['0.02', '0.03']);
    expect(share('-100.00', 1, 1, 1)).toEqual(['-33.34', '-33.33', '-33.33']);
    expect(share('10.00', 0, 1)).toEqual(['0.00', '10.00']);
  });

  it('refuses to share by nothing', () => {
    expect(() => allocateMoney({ amount: '1', currency: 'EUR' }, [new MoneyDecimal(0)])).toThrow(
      'nothing to be shared by',
    );
  });
});

const MONTH = '2026-09-01';
const cell = (
  queueId: string,
  channel: string,
  vendorId: string | null,
  handled: number,
  handleSeconds: number,
): CostCell => ({
  month: MONTH,
  queueId,
  channel,
  vendorId,
  siteId: null,
  handled,
  handleSeconds,
  seats: 1,
});
const CELLS = [
  cell('billing', 'voice', null, 2000, 600_000),
  cell('mail', 'email', null, 1000, 400_000),
  cell('orders', 'voice', 'V1', 500, 90_000),
];
const item = (parts: Partial<CostItem> & { amount: string }): CostItem => ({
  id: 'i',
  month: MONTH,
  category: 'agent_pay',
  cost: { amount: parts.amount, currency: 'EUR' },
  siteId: null,
  vendorId: null,
  queueId: null,
  allocation: 'volume',
  ...parts,
});

describe('cost per contact', () => {
  it('shares by handle time, as in the worked case', () => {
    const found = costPerContact(
      [item({ amount: '10000.00', allocation: 'handle_time' })],
      CELLS.slice(0, 2),
      'channel',
      'EUR',
    );
    expect(found.rows.map((row) => [row.key, row.loaded.amount, row.loadedPerContact?.amount])).toEqual([
      ['email', '4000', '4.0000'],
      ['voice', '6000', '3.0000'],
    ]);
  });

  it('keeps overhead out of direct cost, and direct items on their queue or vendor', () => {
    const items = [
      item({ amount: '3500.00', category: 'overhead' }),
      item({ amount: '1000.00', allocation: 'direct', vendorId: 'V1', category: 'vendor' }),
    ];
    const { rows, total } = costPerContact(items, CELLS, 'vendorId', 'EUR');
    expect(rows).toEqual([
      expect.objectContaining({ key: '', contacts: 3000, loaded: { amount: '3000', currency: 'EUR' } }),
      expect.objectContaining({
        key: 'V1',
        loadedPerContact: { amount: '3.0000', currency: 'EUR' },
        directPerContact: { amount: '2.0000', currency: 'EUR' },
      }),
    ]);
    expect([total.loaded.amount, total.direct.amount, total.contacts]).toEqual(['4500', '1000', 3500]);
  });

  it('loses no cent on the way: rows add up to the items, whatever the dimension', () => {
    const random = fc.record({
      amount: fc.nat(10_000_000).map((cents) => new MoneyDecimal(cents).dividedBy(100).toFixed(2)),
      allocation: fc.constantFrom(
        'direct' as const,
        'volume' as const,
        'handle_time' as const,
        'seats' as const,
      ),
      queueId: fc.constantFrom(null, 'billing', 'nobody'),
    });
    fc.assert(
      fc.property(
        fc.array(random, { maxLength: 6 }),
        fc.constantFrom('queueId' as const, 'channel' as const),
        (rows, by) => {
          const items = rows.map((row, index) => item({ ...row, id: `${index}` }));
          const found = costPerContact(items, CELLS, by, 'EUR');
          const add = (amounts: readonly string[]) =>
            amounts.reduce((sum, one) => sum.plus(one), new MoneyDecimal(0));
          const shown = add(found.rows.map((row) => row.loaded.amount));
          const left = add(found.unallocated.map((one) => one.cost.amount));
          expect(shown.plus(left).equals(add(rows.map((row) => row.amount)))).toBe(true);
          expect(shown.equals(found.total.loaded.amount)).toBe(true);
          expect(found.unallocated.every((one) => one.queueId === 'nobody')).toBe(true);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('has no figure without contacts, and mixes no currencies', () => {
    const { total } = costPerContact([], [], 'month', 'EUR');
    expect([total.loaded.amount, total.loadedPerContact]).toEqual(['0', null]);
    expect(() => costPerContact([item({ amount: '1' })], CELLS, 'month', 'USD')).toThrow('cannot be added');
  });
});
