import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { staffingToPlan } from '../../src/staffing/index.ts';

const agents = fc.array(fc.tuple(fc.nat({ max: 40 }), fc.nat({ max: 40 })), { maxLength: 50 });
const compare = (pairs: readonly (readonly [number, number])[]) =>
  staffingToPlan({
    minutes: 30,
    required: pairs.map(([need]) => need),
    staffed: pairs.map(([, present]) => present),
  });

describe('staffing to plan', () => {
  it('covers at most what is required and at most what is staffed', () => {
    fc.assert(
      fc.property(agents, (pairs) => {
        const sums = compare(pairs);
        expect(sums.coveredMinutes).toBeLessThanOrEqual(Math.min(sums.requiredMinutes, sums.staffedMinutes));
        const short = pairs.some(([need, present]) => present < need);
        expect(sums.coveredMinutes < sums.requiredMinutes).toBe(short);
        expect(sums.understaffedIntervals.numerator > 0).toBe(short);
      }),
      { numRuns: 100 },
    );
  });

  it('adds up: the sums of two spans are the sums of both together', () => {
    fc.assert(
      fc.property(agents, agents, (one, other) => {
        const [a, b, both] = [compare(one), compare(other), compare([...one, ...other])];
        expect(both.coveredMinutes).toBe(a.coveredMinutes + b.coveredMinutes);
        expect(both.requiredMinutes).toBe(a.requiredMinutes + b.requiredMinutes);
        expect(both.understaffedIntervals).toEqual({
          numerator: a.understaffedIntervals.numerator + b.understaffedIntervals.numerator,
          denominator: a.understaffedIntervals.denominator + b.understaffedIntervals.denominator,
        });
      }),
      { numRuns: 100 },
    );
  });

  it('does not let the night make up for the morning', () => {
    const sums = compare([
      [10, 5],
      [10, 15],
      [0, 2],
    ]);
    expect(sums).toMatchObject({
      requiredMinutes: 600,
      staffedMinutes: 660,
      coveredMinutes: 450,
      coverage: { numerator: 450, denominator: 600 },
      understaffedIntervals: { numerator: 1, denominator: 2 },
      holes: 0,
    });
  });

  it('counts a hole, on either side or missing, and adds nothing for it', () => {
    const sums = staffingToPlan({
      minutes: 15,
      required: [4, Number.NaN, 4, 4],
      staffed: [4, 4, Number.NaN],
    });
    expect(sums).toMatchObject({ holes: 3, requiredMinutes: 60, coveredMinutes: 60 });
  });
});
