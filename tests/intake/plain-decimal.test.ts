import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plainDecimal } from '../../src/intake/index.ts';

const number = fc.tuple(fc.integer({ min: -99_999_999, max: 99_999_999 }), fc.integer({ min: 0, max: 9999 }));

function grouped(whole: number, separator: string): string {
  return String(whole).replace(/\B(?=(\d{3})+(?!\d))/g, separator);
}

describe('numbers as files write them', () => {
  it('reads every style back when the style is said', () => {
    fc.assert(
      fc.property(number, fc.constantFrom('', ',', ' ', '\u202f', "'"), ([whole, part], groups) => {
        const decimals = String(part).padStart(4, '0');
        const plain = `${whole}.${decimals}`;
        expect(plainDecimal(`${grouped(whole, groups)}.${decimals}`, '.')).toBe(plain);
        const mirrored = groups === ',' ? '.' : groups;
        expect(plainDecimal(`${grouped(whole, mirrored)},${decimals}`, ',')).toBe(plain);
      }),
    );
  });

  it('gives plain decimal text, ambiguous, or null for any text', () => {
    const text = fc.string({ unit: fc.constantFrom(..."0123456789.,- +e'x"), maxLength: 10 });
    fc.assert(
      fc.property(text, fc.constantFrom('.', ',', 'guess', 'guess-comma'), (written, style) => {
        const found = plainDecimal(written, style as never);
        if (found !== null && found !== 'ambiguous') expect(found).toMatch(/^-?\d+(\.\d+)?$/);
      }),
      { numRuns: 300 },
    );
  });

  it.each([
    ['1,234', 'guess', '1234'],
    ['1,234,567.5', 'guess', '1234567.5'],
    ['12,5', 'guess', '12.5'],
    ['0,125', 'guess', '0.125'],
    ['1.234,56', 'guess', '1234.56'],
    ['1.234', 'guess', '1.234'],
    ['1,234', 'guess-comma', '1.234'],
    ['1.234', 'guess-comma', 'ambiguous'],
    ['12.5', 'guess-comma', '12.5'],
    ['1.234.567', 'guess-comma', '1234567'],
    ['1 234,5', 'guess-comma', '1234.5'],
    ['1.234', ',', '1234'],
    ['1.234', '.', '1.234'],
    ['12,5', '.', null],
    ['12.5', ',', null],
    ['+5', 'guess', '5'],
    ['-0.50', 'guess', '-0.50'],
    ['1e3', 'guess', null],
    ['0x10', 'guess', null],
    ['50%', 'guess', null],
    ['.5', 'guess', null],
    ['1,23,4', 'guess', null],
    ['--1', 'guess', null],
    ['Infinity', 'guess', null],
  ])('reads %s in style %s as %s', (written, style, expected) => {
    expect(plainDecimal(written, style as never)).toBe(expected);
  });
});
