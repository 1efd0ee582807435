import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { carriedPerBlockedExpansion } from '../../src/erlang/carried-per-blocked-expansion.ts';
import { carriedPerBlocked, erlangC } from '../../src/erlang/index.ts';

/** The sum of its definition, compensated so that it rounds only once (Neumaier 1974). */
function bySum(agents: number, erlangs: number): number {
  let term = 1;
  let sum = 0;
  let lost = 0;
  for (let busy = agents; busy > 0 && term > sum * 1e-21; busy--) {
    term *= busy / erlangs;
    const next = sum + term;
    lost += sum >= term ? sum - next + term : term - next + sum;
    sum = next;
  }
  return sum + lost;
}

const error = (got: number, want: number): number => Math.abs(got / want - 1);

describe('contacts carried for each one blocked', () => {
  it.each([
    [300, 1e-12],
    [100, 1e-11],
    [30, 1e-9],
  ])('by expansion is as exact as it says from %d erlangs on', (from, tolerance) => {
    for (const factor of [1, 1.7, 4.31, 20, 77.7]) {
      const erlangs = from * factor;
      for (const deviations of [0.01, 0.3, 1, 2, 2.7]) {
        const agents = Math.ceil(erlangs + deviations * Math.sqrt(erlangs));
        expect(error(carriedPerBlockedExpansion(agents, erlangs), bySum(agents, erlangs))).toBeLessThan(
          tolerance,
        );
      }
    }
  });

  it('goes over to the expansion, and out of it, without a step', () => {
    for (const [erlangs, agents] of [
      [299.9999, 310],
      [300, 310],
      [300, 450],
      [300, 451],
      [1000, 1500],
      [1000, 1501],
    ] as const) {
      expect(error(carriedPerBlocked(agents, erlangs), bySum(agents, erlangs))).toBeLessThan(1e-12);
    }
  });

  it('keeps its recurrence for fractional agents: q(n + 1) = (n + 1) / A (1 + q(n))', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 1, max: 50_000, noNaN: true }),
        fc.double({ min: 0, max: 4, noNaN: true }),
        (erlangs, deviations) => {
          const agents = erlangs + deviations * Math.sqrt(erlangs);
          const next = ((agents + 1) / erlangs) * (1 + carriedPerBlocked(agents, erlangs));
          expect(error(carriedPerBlocked(agents + 1, erlangs), next)).toBeLessThan(2e-12);
        },
      ),
      { numRuns: 300 },
    );
  });

  it('sees that it is beyond all doubles without counting the agents', () => {
    expect(carriedPerBlocked(1e15, 1)).toBe(Number.POSITIVE_INFINITY);
    expect(carriedPerBlocked(1e15 + 0.5, 1e9)).toBe(Number.POSITIVE_INFINITY);
    expect(carriedPerBlocked(160, 1)).toBeLessThan(Number.POSITIVE_INFINITY);
    expect(erlangC.evaluate({ erlangs: 5, ahtSeconds: 300 }, 1e15, 20)).toMatchObject({ pWait: 0 });
  });
});
