import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { erlangA, erlangC, gammaRate, queueModel, unmetTargets } from '../../src/erlang/index.ts';
import { sampleGamma, seededRandom } from '../../src/math/index.ts';
import { describeQueueModel } from '../support/describe-queue-model.ts';
import { waitingTargets } from '../support/queue-targets.ts';

const ga = (patienceSeconds: number, rateCv: number) =>
  gammaRate('erlang-ga', erlangA(patienceSeconds), rateCv, patienceSeconds);

describeQueueModel('Erlang A under a gamma rate', {
  model: ga(180, 0.15),
  targets: waitingTargets,
  loses: true,
});

const loads = fc.record({
  erlangs: fc.double({ min: 0.1, max: 400, noNaN: true }),
  ahtSeconds: fc.double({ min: 30, max: 1200, noNaN: true }),
});

describe('an uncertain rate', () => {
  it('is the model underneath when it is sure, and close to it when it is nearly so', () => {
    fc.assert(
      fc.property(loads, fc.double({ min: 0.7, max: 1.5, noNaN: true }), (load, share) => {
        const agents = Math.max(1, Math.round(load.erlangs * share));
        const sure = erlangA(120).evaluate(load, agents, 20);
        expect(ga(120, 0).evaluate(load, agents, 20)).toEqual(sure);
        const nearly = ga(120, 1e-5).evaluate(load, agents, 20);
        expect(nearly.serviceLevel?.offered).toBeCloseTo(sure.serviceLevel?.offered as number, 7);
        expect(nearly.pAbandon).toBeCloseTo(sure.pAbandon as number, 7);
      }),
      { numRuns: 60 },
    );
  });

  it('is the mean over drawn rates, weighed by the callers they bring', () => {
    const load = { erlangs: 40, ahtSeconds: 240 };
    const [cv, agents, within] = [0.25, 44, 20];
    const random = seededRandom(5);
    const sums = { callers: 0, offered: 0, abandoned: 0, wait: 0 };
    for (let n = 0; n < 40_000; n++) {
      const factor = sampleGamma(random, 1 / (cv * cv), 1);
      const at = erlangA(150).evaluate({ ...load, erlangs: load.erlangs * factor }, agents, within);
      sums.callers += factor;
      sums.offered += factor * (at.serviceLevel?.offered as number);
      sums.abandoned += factor * (at.pAbandon as number);
      sums.wait += factor * (at.asaAllSeconds as number);
    }
    const mixed = ga(150, cv).evaluate(load, agents, within);
    // Some 40,000 draws of a share with a deviation of 0.3: two standard errors are 0.003.
    expect(Math.abs((mixed.serviceLevel?.offered as number) - sums.offered / sums.callers)).toBeLessThan(
      0.006,
    );
    expect(Math.abs((mixed.pAbandon as number) - sums.abandoned / sums.callers)).toBeLessThan(0.003);
    expect(Math.abs((mixed.asaAllSeconds as number) / (sums.wait / sums.callers) - 1)).toBeLessThan(0.05);
  });

  it('asks for no fewer agents the less sure the rate is, where staff is ample', () => {
    const targets = { serviceLevel: { target: 0.8, withinSeconds: 20, policy: 'offered' as const } };
    for (const underneath of [erlangC, erlangA(180)]) {
      let before = 0;
      for (const cv of [0, 0.05, 0.1, 0.2, 0.4]) {
        const { agents, performance } = gammaRate('x', underneath, cv).size(
          { erlangs: 80, ahtSeconds: 240 },
          targets,
        );
        expect(agents).toBeGreaterThanOrEqual(before);
        expect(unmetTargets(performance, targets)).toEqual([]);
        before = agents;
      }
    }
  });

  it('has no mean wait over Erlang C once overload is possible, and a service level all the same', () => {
    const gc = queueModel('erlang-gc', { rateCv: 0.3 });
    const performance = gc.evaluate({ erlangs: 10, ahtSeconds: 180 }, 12, 20);
    expect(performance).toMatchObject({
      unstable: false,
      asaAllSeconds: null,
      queueLength: null,
      pAbandon: 0,
    });
    expect(performance.serviceLevel?.offered).toBeGreaterThan(0.3);
    expect(performance.serviceLevel?.offered).toBeLessThan(
      erlangC.evaluate({ erlangs: 10, ahtSeconds: 180 }, 12, 20).serviceLevel?.offered as number,
    );
    const ample = gc.evaluate({ erlangs: 10, ahtSeconds: 180 }, 60, 20);
    expect(ample.asaAllSeconds).toBeLessThan(0.01);
  });

  it('stays finite and in range for extreme inputs', () => {
    for (const rateCv of [1e-8, 0.001, 0.5, 3, 10]) {
      for (const [erlangs, agents] of [
        [0.001, 1],
        [1e5, 1e5],
        [50, 5000],
        [5000, 50],
      ] as const) {
        const performance = ga(100, rateCv).evaluate({ erlangs, ahtSeconds: 300 }, agents, 20);
        for (const level of Object.values(performance.serviceLevel ?? {})) {
          expect(level >= 0 && level <= 1).toBe(true);
        }
      }
    }
    expect(() => queueModel('erlang-ga', { rateCv: -1, patienceSeconds: 10 })).toThrow(/rateCv/);
    expect(() => queueModel('erlang-ga', { rateCv: 0.1 })).toThrow(/patienceSeconds/);
  });
});

describe('the averages over rates', () => {
  /** The same mean by a plain sum over evenly spaced ln(rate), slow and sure. */
  function byPlainSum(erlangs: number, cv: number, agents: number, patience: number, within: number): number {
    const shape = 1 / (cv * cv);
    let weights = 0;
    let served = 0;
    const points = 20_000;
    const [low, high] = [Math.log1p(cv * cv) - 12 * cv - 1, Math.log1p(cv * cv) + 6 * cv + 1];
    for (let n = 0; n <= points; n++) {
      const x = low + ((high - low) * n) / points;
      const weight = Math.exp((shape + 1) * x - shape * Math.expm1(x));
      if (!(weight > 1e-25)) continue;
      const at = erlangA(patience).evaluate(
        { erlangs: erlangs * Math.exp(x), ahtSeconds: 240 },
        agents,
        within,
      );
      weights += weight;
      served += weight * (at.serviceLevel?.offered as number);
    }
    return served / weights;
  }

  it.each([
    [66_594.2, 0.6, 87_218, 78.3, 97.1],
    [25_720, 0.356, 14_918, 79.1, 67.9],
    [17.6, 0.28, 29, 90_188, 75.3],
    [3572, 0.3, 2735, 96_672, 47.9],
  ])(
    'find every turn: %f erlangs, cv %f, %i agents, patience %f s, within %f s',
    (erlangs, cv, agents, patience, within) => {
      const mixed = ga(patience, cv).evaluate({ erlangs, ahtSeconds: 240 }, agents, within);
      expect(mixed.serviceLevel?.offered).toBeCloseTo(byPlainSum(erlangs, cv, agents, patience, within), 6);
    },
  );
});
