import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayMatrix } from '../../src/forecast/day-matrix.ts';
import { levelProfileFamily, levelRegressionFamily } from '../../src/forecast/index.ts';
import { dayOfMonthOf } from '../../src/forecast/members/day-of-month.ts';
import { samplePoisson, seededRandom } from '../../src/math/index.ts';

const SLOTS = 8;
const FIRST_DAY = 20_000;
const MS_PER_DAY = 86_400_000;
const variant = { id: 'regressed', profileHalfLifeDays: 84, clip: 2, yearly: false };
const withMonth = levelRegressionFamily([{ ...variant, monthParts: 6 }]);
const withoutMonth = levelRegressionFamily([{ ...variant, monthParts: 0 }]);
const plain = levelProfileFamily(84, [{ id: 'plain', levelHalfLifeDays: 8, yearly: false }]);

/** Days of eight slots around `expected(day)` contacts each; NaN days are holes. */
function matrixOf(days: number, expected: (day: number) => number, seed = 3) {
  const random = seededRandom(seed);
  const values = new Float64Array(days * SLOTS);
  for (let i = 0; i < values.length; i++) {
    const mean = expected(Math.floor(i / SLOTS));
    values[i] = Number.isNaN(mean) ? Number.NaN : samplePoisson(random, mean);
  }
  return dayMatrix(SLOTS, FIRST_DAY, values);
}

function predict(family: typeof plain, matrix: ReturnType<typeof matrixOf>, days: number): Float64Array {
  const out = new Float64Array(days * SLOTS);
  family.predict(matrix, matrix.dayCount, matrix.dayCount, matrix.dayCount + days, [out]);
  return out;
}

const dayOfMonth = (day: number): number => new Date((FIRST_DAY + day) * MS_PER_DAY).getUTCDate();

describe('the regressed level', () => {
  it('knows the day of the month of every day of four centuries', () => {
    for (let day = -40_000; day < 107_000; day++) {
      const wanted = new Date(day * MS_PER_DAY).getUTCDate();
      if (dayOfMonthOf(day) !== wanted) expect.fail(`day ${day}: ${dayOfMonthOf(day)}, not ${wanted}`);
    }
  });

  it('answers every history with finite values that are not negative, or not at all', () => {
    const histories = fc.array(
      fc.oneof(fc.constant(Number.NaN), fc.constant(0), fc.double({ min: 0, max: 500, noNaN: true })),
      { minLength: 1, maxLength: 200 },
    );
    fc.assert(
      fc.property(histories, (means) => {
        const matrix = matrixOf(means.length, (day) => means[day]!);
        for (const value of predict(withMonth, matrix, 30)) {
          expect(Number.isNaN(value) || (Number.isFinite(value) && value >= 0)).toBe(true);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('is the plain level of eight days where there is too little history to learn from', () => {
    const matrix = matrixOf(19, (day) => 40 + day);
    const [regressed, level] = [predict(withMonth, matrix, 7), predict(plain, matrix, 7)];
    // Level by level it agrees; strays are pulled in and quiet days weigh less, so not to the last digit.
    regressed.forEach((value, i) => {
      expect(value / level[i]!).toBeGreaterThan(0.93);
      expect(value / level[i]!).toBeLessThan(1.07);
    });
  });

  it('finds what the first days of a month have in common', () => {
    const expected = (day: number): number => (dayOfMonth(day) <= 5 ? 130 : 100);
    const matrix = matrixOf(400, expected);
    const error = (family: typeof plain): number =>
      predict(family, matrix, 60).reduce(
        (sum, value, i) => sum + Math.abs(value - expected(matrix.dayCount + Math.floor(i / SLOTS))),
        0,
      );
    expect(error(withMonth)).toBeLessThan(0.6 * error(withoutMonth));
  });

  it('learns nothing that lies after the origin', () => {
    const matrix = matrixOf(200, () => 80);
    const later = dayMatrix(
      SLOTS,
      FIRST_DAY,
      matrix.values.map((value, i) => (i < 150 * SLOTS ? value : 5000)),
    );
    const at150 = (of: typeof matrix): Float64Array => {
      const out = new Float64Array(7 * SLOTS);
      withMonth.predict(of, 150, 150, 157, [out]);
      return out;
    };
    expect(at150(later)).toEqual(at150(matrix));
  });
});
