import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ExactValue, exactTotal } from '../../src/kpi/index.ts';
import {
  addRational,
  type Rational,
  rational,
  rationalFromText,
  rationalToText,
} from '../../src/math/index.ts';

function asRational(value: ExactValue): Rational {
  return typeof value === 'object' ? value : rationalFromText(String(value));
}

describe('an exact sum', () => {
  it('equals the sum of fractions, on whichever lane each value travels', () => {
    const value: fc.Arbitrary<ExactValue> = fc.oneof(
      fc.maxSafeInteger(),
      fc.integer({ min: -1e6, max: 1e6 }).map((micro) => micro / 1e6),
      fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e20, max: 1e20 }),
      fc
        .tuple(fc.bigInt(-(10n ** 20n), 10n ** 20n), fc.bigInt(1n, 10n ** 7n))
        .map(([n, d]) => rational(n, d)),
      fc.integer().map((digits) => `${digits}.25`),
    );
    fc.assert(
      fc.property(fc.array(value, { maxLength: 12 }), (values) => {
        const expected = values.map(asRational).reduce(addRational, rational(0n));
        expect(rationalToText(asRational(exactTotal(values)))).toBe(rationalToText(expected));
      }),
      { numRuns: 200 },
    );
  });
});
