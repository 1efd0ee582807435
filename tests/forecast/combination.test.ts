import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { combineCell, learnWeights } from '../../src/forecast/combination.ts';
import { buildDayMatrix } from '../../src/forecast/day-matrix.ts';
import { BUCKET_COUNT, bucketLabel, bucketOfLead } from '../../src/forecast/horizon-buckets.ts';
import { leadsOf } from '../../src/forecast/leads.ts';
import { localDayGrid } from '../support/local-day-grid.ts';

/** Rolling forecasts of members whose absolute errors are constant per bucket. */
function rollingOf(errors: readonly number[], cells = 200) {
  const actual = new Float64Array(cells).fill(100);
  return {
    originCount: 10,
    actual,
    bucket: Uint8Array.from(actual, (_, i) => i % BUCKET_COUNT),
    predictions: errors.map((error) => actual.map((value, i) => value + (i % 2 === 0 ? error : -error))),
    bucketDays: new Float64Array(BUCKET_COUNT).fill(10),
  };
}

describe('combination weights', () => {
  it('sum to 1, never below 0, and rank members by error', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: 0, max: 50, noNaN: true }), { minLength: 1, maxLength: 8 }),
        (errors) => {
          for (const weights of learnWeights(rollingOf(errors))) {
            expect(weights.reduce((a, b) => a + b, 0)).toBeCloseTo(1, 12);
            expect(weights.every((weight) => weight >= 0)).toBe(true);
            const ranked = [...weights.keys()].sort((a, b) => errors[a]! - errors[b]!);
            ranked.forEach((member, rank) => {
              if (rank > 0) expect(weights[member]!).toBeLessThanOrEqual(weights[ranked[rank - 1]!]! + 1e-9);
            });
          }
        },
      ),
    );
  });

  it('lie a fifth of the way from the error weights to equal ones, and trim what errs 4 % more than the best', () => {
    const [weights] = learnWeights(rollingOf([10, 10.3, 10.5]));
    const raw = (10 / 10.3) ** 10;
    expect(weights![0]).toBeCloseTo(0.8 / (1 + raw) + 0.1, 9);
    expect(weights![1]).toBeCloseTo((0.8 * raw) / (1 + raw) + 0.1, 9);
    expect(weights![2]).toBe(0);
  });

  it('are equal without a single past forecast', () => {
    expect([...learnWeights(rollingOf([1, 2, 3, 4], 0))[0]!]).toEqual([0.25, 0.25, 0.25, 0.25]);
  });

  it('leave out a member that seldom answered, and combine the ones that did', () => {
    const rolling = rollingOf([10, 1]);
    rolling.predictions[1]!.fill(Number.NaN, 20);
    expect([...learnWeights(rolling)[0]!]).toEqual([1, 0]);
    const values = [Float64Array.of(Number.NaN, 4), Float64Array.of(8, 6)];
    expect(combineCell(values, Float64Array.of(0.75, 0.25), 0)).toBe(8);
    expect(combineCell(values, Float64Array.of(0.75, 0.25), 1)).toBe(4.5);
    expect(combineCell([Float64Array.of(Number.NaN)], Float64Array.of(1), 0)).toBeNaN();
  });
});

describe('horizon buckets', () => {
  it('hold every lead once, the last one all that follow', () => {
    expect([1, 2, 3, 4, 7, 8, 14, 15, 28, 29, 400].map((lead) => bucketLabel(bucketOfLead(lead)))).toEqual([
      'day 1',
      'days 2-3',
      'days 2-3',
      'days 4-7',
      'days 4-7',
      'days 8-14',
      'days 8-14',
      'days 15-28',
      'days 15-28',
      'days 15-28',
      'days 15-28',
    ]);
  });
});

describe('leads', () => {
  it('count open days from the last observed one: closed days add nothing, unobserved ones do', () => {
    const isOpen = (weekday: number) => weekday <= 5;
    const grid = localDayGrid({ firstDay: '2026-01-05', days: 5, intervalMinutes: 1440, isOpen });
    const horizon = localDayGrid({ firstDay: '2026-01-10', days: 5, intervalMinutes: 1440, isOpen });
    const leads = (values: number[]) =>
      leadsOf(grid, buildDayMatrix({ grid }, Float64Array.from(values), null), horizon);
    expect(leads([1, 2, 3, 4, 5])).toEqual([1, 1, 1, 2, 3]);
    expect(leads([1, 2, 3, Number.NaN, Number.NaN])).toEqual([2, 2, 3, 4, 5]);
  });
});
