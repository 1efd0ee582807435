import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkExplanation, MoneyDecimal } from '../../src/core/index.ts';
import {
  explainReconciliation,
  type Reconciliation,
  readContract,
  readInvoice,
  readMeasured,
  reconcile,
} from '../../src/finance/index.ts';
import { CONTRACT, INVOICE, MEASURED } from './support.ts';

const CODES = ['A', 'B', 'C', 'D'];
const scaled = (max: number, scale: number) =>
  fc.nat(max).map((digits) => new MoneyDecimal(digits).dividedBy(10 ** scale).toFixed(scale));
const amount = fc
  .tuple(fc.boolean(), scaled(9_999_999, 2))
  .map(([minus, text]) => (minus ? `-${text}` : text));

/** Contracts, measured quantities and invoices that agree or not, line by line. */
const claims = fc
  .array(
    fc.record({
      code: fc.constantFrom(...CODES, 'UNKNOWN'),
      quantity: scaled(999_999, 2),
      price: scaled(99_999, 4),
      amount: fc.option(amount, { nil: null }),
    }),
    { maxLength: 6 },
  )
  .map((lines) =>
    lines.map(({ code, quantity, price, amount: printed }) => ({
      code,
      qty: quantity,
      unit_price: price,
      amount: printed ?? new MoneyDecimal(quantity).times(price).toFixed(2),
    })),
  );
const situation = fc.record({
  prices: fc.array(scaled(99_999, 4), { minLength: 4, maxLength: 4 }),
  quantities: fc.array(scaled(999_999, 2), { minLength: 4, maxLength: 4 }),
  mode: fc.constantFrom('half_up', 'half_even'),
  lines: claims,
});

function check(of: {
  readonly prices: readonly string[];
  readonly quantities: readonly string[];
  readonly mode: string;
  readonly lines: readonly object[];
}): Reconciliation {
  const rates = CODES.map((code, index) => ({
    code,
    model: 'per_unit',
    prices: [{ price: of.prices[index], from: '2026-01-01', to: null }],
  }));
  const qty = Object.fromEntries(CODES.map((code, index) => [code, of.quantities[index]]));
  return reconcile(
    readContract({ ...CONTRACT, rounding: { mode: of.mode, scale: 2 }, rates }),
    readMeasured({ ...MEASURED, qty }),
    readInvoice({ ...INVOICE, lines: of.lines }),
  );
}

const exact = (text: string) => new MoneyDecimal(text);
const sum = (texts: readonly string[]) => texts.reduce((total, text) => total.plus(text), exact('0'));

describe('a reconciliation', () => {
  it('splits each difference into parts that add up to it, and to the cent without the rounding part', () => {
    fc.assert(
      fc.property(situation, (of) => {
        for (const { effects, difference } of check(of).lines) {
          if (effects === null) continue;
          const parts = sum([effects.quantity, effects.rate, effects.arithmetic]);
          expect(parts.plus(effects.rounding).toFixed()).toBe(exact(difference).toFixed());
          expect(parts.minus(difference).abs().lessThanOrEqualTo('0.005')).toBe(true);
        }
      }),
      { numRuns: 100 },
    );
  });

  it('adds up: lines to the net, over less under to the difference, and never pays more than asked', () => {
    fc.assert(
      fc.property(situation, (of) => {
        const found = check(of);
        expect(sum(found.lines.map((line) => line.expected)).equals(found.expectedNet)).toBe(true);
        expect(sum(found.lines.map((line) => line.invoiced)).equals(found.invoicedNet)).toBe(true);
        expect(exact(found.overBilled).minus(found.underBilled).equals(found.differenceNet)).toBe(true);
        expect(exact(found.payableNet).lessThanOrEqualTo(found.invoicedNet)).toBe(true);
        const held = sum(found.lines.map((line) => line.heldBack));
        expect(exact(found.invoicedNet).minus(held).equals(found.payableNet)).toBe(true);
      }),
      { numRuns: 100 },
    );
  });

  it('does not depend on the order of the lines', () => {
    fc.assert(
      fc.property(situation, fc.infiniteStream(fc.nat(1000)), (of, keys) => {
        const shuffled = of.lines
          .map((line) => ({ line, key: keys.next().value as number }))
          .sort((a, b) => a.key - b.key)
          .map(({ line }) => line);
        expect(check({ ...of, lines: shuffled })).toEqual(check(of));
      }),
      { numRuns: 50 },
    );
  });

  it('matches an invoice made of the expected lines, and pays it whole', () => {
    fc.assert(
      fc.property(situation, (of) => {
        const due = check({ ...of, lines: [] }).lines;
        const lines = due.map((line) => ({
          code: line.code,
          qty: line.expectedQuantity,
          unit_price: line.expectedUnitPrice,
          amount: line.expected,
        }));
        const found = check({ ...of, lines });
        expect([found.verdict, found.payableNet]).toEqual(['MATCH', found.expectedNet]);
      }),
      { numRuns: 50 },
    );
  });

  it('explains itself: every tree re-adds', () => {
    fc.assert(
      fc.property(situation, (of) => {
        const tree = explainReconciliation(check(of), (code) => ({ table: 'contact_leg', ids: [code] }));
        expect(checkExplanation(tree)).toEqual([]);
      }),
      { numRuns: 50 },
    );
  });
});
