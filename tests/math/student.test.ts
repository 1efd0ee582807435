import { describe, expect, it } from 'vitest';
import { normalQuantile, studentHalfWidth } from '../../src/math/index.ts';

describe('studentHalfWidth', () => {
  // SciPy 1.x, scipy.stats.t.ppf((1 + level) / 2, degrees).
  it.each([
    [0.95, 1, 12.706204736174694],
    [0.95, 2, 4.302652729749462],
    [0.95, 5, 2.5705818356363146],
    [0.95, 30, 2.0422724563012378],
    [0.95, 399, 1.965927295920882],
    [0.95, 400, 1.9659123432294627],
    [0.95, 401, 1.965897465336516],
    [0.95, 19_999, 1.960082611089815],
  ])('level %d with %d degrees of freedom', (level, degrees, expected) => {
    expect(Math.abs(studentHalfWidth(level, degrees) / expected - 1)).toBeLessThan(1e-12);
  });

  it('falls with the degrees towards the normal, and is 0 at level 0', () => {
    for (const level of [0.5, 0.9, 0.99, 0.9999]) {
      let before = Number.POSITIVE_INFINITY;
      for (const degrees of [1, 2, 3, 10, 50, 399, 400, 401, 402, 1000, 1e6]) {
        const half = studentHalfWidth(level, degrees);
        expect(half).toBeLessThan(before);
        expect(half).toBeGreaterThan(normalQuantile((1 + level) / 2));
        before = half;
      }
    }
    expect(studentHalfWidth(0, 7)).toBe(0);
  });

  it('refuses a level of 1 and half degrees', () => {
    expect(() => studentHalfWidth(1, 5)).toThrow(RangeError);
    expect(() => studentHalfWidth(0.9, 1.5)).toThrow(RangeError);
  });
});
