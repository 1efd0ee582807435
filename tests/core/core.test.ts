import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  AgnerError,
  addMoney,
  canonicalJson,
  checkExplanation,
  contentHash,
  type Explanation,
  fault,
  formatFault,
  instantText,
  money,
  multiplyMoney,
  overlapSeconds,
  ratioValue,
  roundMoney,
  sumRatios,
} from '../../src/core/index.ts';

const cents = fc.bigInt({ min: -(10n ** 24n), max: 10n ** 24n });
const amountText = (value: bigint) => {
  const digits = (value < 0n ? -value : value).toString().padStart(3, '0');
  return `${value < 0n ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
};

describe('money', () => {
  it('adds exactly, far beyond what a double holds', () => {
    fc.assert(
      fc.property(fc.array(cents, { maxLength: 20 }), (values) => {
        const total = addMoney(
          values.map((value) => money(amountText(value), 'EUR')),
          'EUR',
        );
        const expected = values.reduce((sum, value) => sum + value, 0n);
        expect(roundMoney(total, 2).amount).toBe(amountText(expected).replace(/^-0\.00$/, '0.00'));
      }),
    );
  });

  it('rounds by the named rule', () => {
    const price = multiplyMoney(money('2.15', 'EUR'), '3.5');
    expect(price.amount).toBe('7.525');
    expect(roundMoney(price, 2, 'half_up').amount).toBe('7.53');
    expect(roundMoney(price, 2, 'half_even').amount).toBe('7.52');
    expect(roundMoney(money('1.005', 'EUR'), 2).amount).toBe('1.01');
  });

  it('refuses mixed currencies and text that is not an amount', () => {
    expect(() => addMoney([money('1', 'EUR'), money('1', 'USD')], 'EUR')).toThrow(AgnerError);
    for (const bad of ['1,5', '', 'NaN', '1e3', ' 1'])
      expect(() => money(bad, 'EUR')).toThrow(/not a plain decimal/);
    expect(() => money('1', 'euro')).toThrow(/three-letter code/);
  });
});

describe('ratio', () => {
  it('is null over zero, and sums before it divides', () => {
    expect(ratioValue({ numerator: 0, denominator: 0 })).toBeNull();
    expect(ratioValue(sumRatios([]))).toBeNull();
    expect(
      ratioValue(
        sumRatios([
          { numerator: 10, denominator: 10 },
          { numerator: 45, denominator: 90 },
        ]),
      ),
    ).toBeCloseTo(0.55, 12);
  });
});

describe('explanation', () => {
  const leaf = (value: number): Explanation => ({
    label: 'part',
    value,
    unit: '',
    operation: 'given',
    parts: [],
  });

  it('accepts trees that re-add and names nodes that do not', () => {
    const good: Explanation = {
      label: 'load',
      value: 6,
      unit: '',
      operation: 'product',
      parts: [leaf(2), leaf(3)],
    };
    expect(checkExplanation({ ...good, operation: 'sum', value: 11, parts: [good, leaf(5)] })).toEqual([]);
    expect(checkExplanation({ ...good, value: 7 })).toEqual(['load: the parts make 6, the value is 7.']);
  });
});

describe('content hash', () => {
  it('does not depend on the order of keys, and does on every value', () => {
    expect(contentHash({ a: 1, b: [1, 2] })).toBe(contentHash({ b: [1, 2], a: 1 }));
    expect(contentHash({ a: 1 })).not.toBe(contentHash({ a: 2 }));
    expect(canonicalJson({ b: new Float64Array([1, 2]), a: null })).toBe('{"a":null,"b":[1,2]}');
  });
});

describe('fault', () => {
  it('prints place, value and next step in one line, and cuts a hostile value', () => {
    const found = fault('VALUE_INVALID', 'The volume "-3" is below 0.', {
      row: 7,
      column: 'offered',
      value: '-3',
    });
    expect(formatFault(found)).toBe(
      'VALUE_INVALID (row 7, column offered): The volume "-3" is below 0. Next: Correct the named field.',
    );
    expect(fault('VALUE_INVALID', '', { value: 'x'.repeat(1e6) }).value?.length).toBeLessThan(100);
  });
});

describe('interval', () => {
  it('shares seconds half-open', () => {
    expect(overlapSeconds({ fromMs: 0, toMs: 1000 }, { fromMs: 1000, toMs: 2000 })).toBe(0);
    expect(overlapSeconds({ fromMs: 0, toMs: 5000 }, { fromMs: 1000, toMs: 2000 })).toBe(1);
  });

  it('writes instants without empty milliseconds', () => {
    expect(instantText(Date.UTC(2026, 10, 2, 7))).toBe('2026-11-02T07:00:00Z');
    expect(instantText(1)).toBe('1970-01-01T00:00:00.001Z');
  });
});
