import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addToSketch,
  EXACT_VALUES,
  emptySketch,
  isExactSketch,
  mergeSketch,
  type QuantileSketch,
  sketchQuantile,
} from '../../src/kpi/index.ts';
import { rationalFromText, rationalToNumber, seededRandom } from '../../src/math/index.ts';

function sketchOf(values: readonly number[]): QuantileSketch {
  const sketch = emptySketch();
  for (const value of values) addToSketch(sketch, value);
  return sketch;
}

function quantile(sketch: QuantileSketch, q: string): number | null {
  const found = sketchQuantile(sketch, rationalFromText(q));
  return found === null ? null : rationalToNumber(found);
}

/** The value at rank ceil(q n), the definition itself. */
function nearestRank(values: readonly number[], q: number): number {
  return values.toSorted((a, b) => a - b)[Math.ceil(q * values.length) - 1] as number;
}

describe('the percentile sketch', () => {
  it('is exact for few values', () => {
    expect(quantile(emptySketch(), '0.9')).toBeNull();
    expect(quantile(sketchOf([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 100]), '0.9')).toBe(10);
    expect(quantile(sketchOf([3]), '0.001')).toBe(3);
    expect(quantile(sketchOf([0.1, 0.3, 0.2]), '1')).toBe(0.3);
  });

  it('stays within 1 % for many, over eight orders of magnitude', () => {
    const random = seededRandom(3);
    const values = Array.from({ length: 20_000 }, () => Math.round(10 ** (random.next() * 8)));
    const sketch = sketchOf(values);
    expect(isExactSketch(sketch)).toBe(false);
    for (const q of ['0.01', '0.5', '0.9', '0.99', '1']) {
      const exact = nearestRank(values, Number(q));
      expect(Math.abs((quantile(sketch, q) as number) - exact) / exact).toBeLessThan(0.01);
    }
  });

  it('keeps zeros apart and below all else', () => {
    const sketch = sketchOf(
      Array.from({ length: EXACT_VALUES + 1 }, (_, index) => (index % 2 === 0 ? 0 : 7)),
    );
    expect(quantile(sketch, '0.5')).toBe(0);
    expect(quantile(sketch, '0.9')).toBeCloseTo(7, 1);
  });

  it('merges any partition to the same sketch, whether parts are exact or not', () => {
    const value = fc.integer({ min: 0, max: 1e6 });
    fc.assert(
      fc.property(
        fc.array(value, { minLength: 1, maxLength: 50 }),
        fc.nat(60),
        fc.nat(3),
        (some, times, cut) => {
          const values = Array.from({ length: times }, () => some).flat();
          const at = Math.floor((values.length * cut) / 4);
          const merged = emptySketch();
          mergeSketch(merged, sketchOf(values.slice(at)));
          mergeSketch(merged, sketchOf(values.slice(0, at)));
          const whole = sketchOf(values);
          expect(isExactSketch(merged)).toBe(isExactSketch(whole));
          for (const q of ['0.1', '0.5', '0.9', '1']) expect(quantile(merged, q)).toBe(quantile(whole, q));
        },
      ),
      { numRuns: 60 },
    );
  });
});
