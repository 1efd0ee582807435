import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addRational,
  ceilGrossUp,
  ceilQuotient,
  compareRational,
  divideRational,
  multiplyRational,
  rational,
  rationalFromNumber,
  rationalFromText,
  rationalToNumber,
  rationalToText,
  subtractRational,
} from '../../src/math/index.ts';

const fraction = fc
  .tuple(fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n }), fc.bigInt({ min: 1n, max: 10n ** 12n }))
  .map(([numerator, denominator]) => rational(numerator, denominator));

describe('rational', () => {
  it('adds and takes away again, exactly', () => {
    fc.assert(
      fc.property(fraction, fraction, (a, b) => {
        expect(subtractRational(addRational(a, b), b)).toEqual(a);
      }),
    );
  });

  it('divides and multiplies back, exactly, and has no quotient by zero', () => {
    fc.assert(
      fc.property(fraction, fraction, (a, b) => {
        const quotient = divideRational(a, b);
        if (b.numerator === 0n) expect(quotient).toBeNull();
        else expect(multiplyRational(quotient as typeof a, b)).toEqual(a);
      }),
    );
  });

  it('reads back the text it writes, and the number it was made from', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
        const exact = rationalFromNumber(value);
        expect(rationalFromText(rationalToText(exact))).toEqual(exact);
        expect(rationalToNumber(exact)).toBe(value === 0 ? 0 : value);
      }),
    );
  });

  it('writes terminating decimals plainly and others as a fraction', () => {
    expect(rationalToText(rational(3n, 4n))).toBe('0.75');
    expect(rationalToText(rational(-1n, 3n))).toBe('-1/3');
    expect(rationalToText(rational(2n, 3n), 2)).toBe('0.67');
    expect(rationalToText(rational(-1n, 1000n), 2)).toBe('0.00');
    expect(compareRational(rationalFromText('0.1'), rational(1n, 10n))).toBe(0);
  });
});

describe('exact ceilings', () => {
  it('gives 30 for 21 agents at 30 %, where doubles give 31', () => {
    expect(Math.ceil(21 / (1 - 0.3))).toBe(31);
    expect(ceilGrossUp(21, 0.3)).toBe(30);
  });

  it('is right for every whole number of agents and every whole per cent', () => {
    for (let percent = 0; percent <= 90; percent++) {
      for (let agents = 0; agents < 400; agents++) {
        const expected = Math.floor((agents * 100 + (100 - percent) - 1) / (100 - percent));
        if (ceilGrossUp(agents, percent / 100) !== expected) expect([agents, percent]).toBe(expected);
      }
    }
  });

  it('is the smallest whole number that covers the quotient', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 100_000 }),
        fc.integer({ min: 1, max: 1000 }),
        (a, thousandths) => {
          const result = BigInt(ceilQuotient(a, thousandths / 1000));
          expect(result * BigInt(thousandths) >= BigInt(a) * 1000n).toBe(true);
          expect((result - 1n) * BigInt(thousandths) < BigInt(a) * 1000n).toBe(true);
        },
      ),
    );
  });

  it('refuses a share that leaves nobody', () => {
    expect(() => ceilGrossUp(1, 1)).toThrow(RangeError);
    expect(() => ceilGrossUp(1, -0.1)).toThrow(RangeError);
    expect(() => ceilQuotient(1, 0)).toThrow(RangeError);
  });
});
