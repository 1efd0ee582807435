import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  erlangA,
  erlangB,
  erlangC,
  largestLoad,
  sharesWaitingLonger,
  thresholdForShare,
  unmetTargets,
} from '../../src/erlang/index.ts';

const agents = fc.integer({ min: 1, max: 300 });
const shares = fc.double({ min: 0.3, max: 0.98, noNaN: true });

describe('the largest load', () => {
  it('meets the targets, and a millionth more does not', () => {
    fc.assert(
      fc.property(agents, shares, fc.constantFrom(erlangC, erlangA(150)), (n, target, model) => {
        const targets = { serviceLevel: { target, withinSeconds: 20, policy: 'offered' as const } };
        const { erlangs, ahtSeconds } = largestLoad(model, 200, n, targets);
        const unmet = (load: number) =>
          unmetTargets(model.evaluate({ erlangs: load, ahtSeconds }, n, 20), targets);
        expect(unmet(erlangs)).toEqual([]);
        expect(unmet(erlangs * (1 + 1e-6))).toEqual([
          'serviceLevel',
          ...unmet(erlangs * (1 + 1e-6)).slice(1),
        ]);
      }),
      { numRuns: 80 },
    );
  });

  it('gives back the agents that it was found for', () => {
    const targets = { serviceLevel: { target: 0.8, withinSeconds: 20, policy: 'offered' as const } };
    for (const n of [1, 2, 7, 14, 60, 250]) {
      expect(erlangC.size(largestLoad(erlangC, 180, n, targets), targets).agents).toBe(n);
    }
    // 18 lines carry at most this at 1 % blocking; a published Erlang B table has 10.44.
    expect(largestLoad(erlangB, 180, 18, { maxBlocking: 0.01 }).erlangs).toBeCloseTo(10.44, 2);
  });

  it('says when nothing bounds the load', () => {
    expect(() => largestLoad(erlangA(100), 180, 5, { minAgents: 1 })).toThrow(/bound no load/);
  });
});

describe('the threshold for a share', () => {
  it('is the quantile of an exponential wait in Erlang C', () => {
    const load = { erlangs: 10, ahtSeconds: 180 };
    const { pWait } = erlangC.evaluate(load, 12, 0);
    const wanted = (180 / 2) * Math.log((pWait as number) / 0.1);
    expect(thresholdForShare(erlangC, load, 12, 0.9, 'offered')).toBeCloseTo(wanted, 8);
    expect(thresholdForShare(erlangC, load, 30, 0.9, 'offered')).toBe(0);
    expect(thresholdForShare(erlangC, load, 10, 0.9, 'offered')).toBeNull();
  });

  it('is reached then and not before', () => {
    fc.assert(
      fc.property(agents, shares, (n, share) => {
        const load = { erlangs: n * 0.97, ahtSeconds: 240 };
        const model = erlangA(200);
        const seconds = thresholdForShare(model, load, n, share, 'virtual');
        if (seconds === null || seconds === 0) return;
        const at = (t: number) => model.evaluate(load, n, t).serviceLevel?.virtual as number;
        expect(at(seconds)).toBeGreaterThanOrEqual(share);
        expect(at(seconds * (1 - 1e-9))).toBeLessThanOrEqual(share + 1e-12);
      }),
      { numRuns: 80 },
    );
  });

  it('comes with the whole distribution', () => {
    const load = { erlangs: 10, ahtSeconds: 180 };
    const [atOnce, later, muchLater] = sharesWaitingLonger(erlangC, load, 12, [0, 60, 600]) as number[];
    expect(atOnce).toBeCloseTo(erlangC.evaluate(load, 12, 0).pWait as number, 12);
    expect(later as number).toBeLessThan(atOnce as number);
    expect(muchLater as number).toBeLessThan(0.001);
    expect(sharesWaitingLonger(erlangB, load, 12, [5])).toEqual([null]);
    expect(() => thresholdForShare(erlangB, load, 12, 0.5, 'offered')).toThrow(/no waiting/);
  });
});
