import { describe, expect, it } from 'vitest';
import { ceilGrossUp, ceilQuotient } from '../../src/math/index.ts';

/** Whole numbers only: shares in thousandths. */
const ceilOf = (numerator: number, denominator: number): number =>
  Math.floor((numerator + denominator - 1) / denominator);

describe('exact ceilings', () => {
  it('gross up every number of agents under 2,000 at every tenth of a percent to 90', () => {
    let wrong = 0;
    let wrongInDoubles = 0;
    for (let agents = 1; agents < 2000; agents++) {
      for (let thousandths = 0; thousandths <= 900; thousandths++) {
        const exact = ceilOf(agents * 1000, 1000 - thousandths);
        if (ceilGrossUp(agents, thousandths / 1000) !== exact) wrong++;
        if (Math.ceil(agents / (1 - thousandths / 1000)) !== exact) wrongInDoubles++;
      }
    }
    expect(wrong).toBe(0);
    // A plain double division is wrong 8,779 times.
    expect(wrongInDoubles).toBeGreaterThan(1000);
    expect(ceilGrossUp(21, 0.3)).toBe(30);
  });

  it('divide loads by occupancy limits', () => {
    let wrong = 0;
    for (let hundredths = 1; hundredths < 20_000; hundredths += 7) {
      for (const percent of [70, 80, 85, 90, 93, 95, 100]) {
        if (ceilQuotient(hundredths / 100, percent / 100) !== ceilOf(hundredths, percent)) wrong++;
      }
    }
    expect(wrong).toBe(0);
  });
});
