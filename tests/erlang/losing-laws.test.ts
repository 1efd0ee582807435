import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  erlangA,
  erlangB,
  erlangC,
  erlangK,
  erlangKA,
  erlangX,
  type Performance,
  type QueueModel,
  queueModel,
} from '../../src/erlang/index.ts';

const share = (min: number, max: number) => fc.double({ min, max, noNaN: true });
const queues = fc.record({
  erlangs: fc.oneof(share(0.01, 5), share(1, 200)),
  ahtSeconds: share(5, 2000),
  staffing: share(0.3, 2),
  places: fc.integer({ min: 0, max: 300 }),
  patienceSeconds: fc.oneof(share(0.01, 10), share(10, 2000)),
  within: fc.oneof(fc.constant(0), share(0.01, 300)),
});
const agentsOf = (queue: { erlangs: number; staffing: number }) =>
  Math.max(1, Math.round(queue.erlangs * queue.staffing));
const RUNS = { numRuns: 100 };

function measures(performance: Performance): (number | null)[] {
  const { serviceLevel, pWait, pBlock, pAbandon, occupancy } = performance;
  return [...Object.values(serviceLevel ?? {}), pWait, pBlock, pAbandon, occupancy];
}

function expectAlike(got: Performance, want: Performance, digits: number): void {
  const wanted = measures(want);
  measures(got).forEach((value, at) => {
    expect(value as number).toBeCloseTo(wanted[at] as number, digits);
  });
  for (const key of ['asaAllSeconds', 'asaAnsweredSeconds', 'asaVirtualSeconds', 'queueLength'] as const) {
    expect(got[key] as number).toBeCloseTo(want[key] as number, digits - 3);
  }
}

describe('what the models that lose callers have in common', () => {
  const everywhere = (law: (queue: Parameters<typeof agentsOf>[0] & QueueCase, agents: number) => void) =>
    fc.assert(
      fc.property(queues, (queue) => law(queue, agentsOf(queue))),
      RUNS,
    );

  it('Erlang A tends to Erlang C as patience grows', () => {
    everywhere((queue, agents) => {
      if (agents < queue.erlangs * 1.05) return;
      expectAlike(
        erlangA(1e17).evaluate(queue, agents, queue.within),
        erlangC.evaluate(queue, agents, queue.within),
        6,
      );
    });
  });

  it('Erlang A tends to Erlang B as patience vanishes, and patience 0 is that limit', () => {
    everywhere((queue, agents) => {
      const atOnce = erlangA(0).evaluate(queue, agents, queue.within);
      const { pBlock } = erlangB.evaluate(queue, agents, queue.within);
      expect(atOnce.pAbandon as number).toBeCloseTo(pBlock, 12);
      expectAlike(erlangA(1e-13 * queue.ahtSeconds).evaluate(queue, agents, queue.within), atOnce, 9);
    });
  });

  it('K tends to C, and K with patience to A, as lines grow', () => {
    everywhere((queue, agents) => {
      const lines = 1_000_000;
      expectAlike(
        erlangKA(lines, queue.patienceSeconds).evaluate(queue, agents, queue.within),
        erlangA(queue.patienceSeconds).evaluate(queue, agents, queue.within),
        11,
      );
      if (agents < queue.erlangs * 1.05) return;
      expectAlike(
        erlangK(lines).evaluate(queue, agents, queue.within),
        erlangC.evaluate(queue, agents, queue.within),
        11,
      );
    });
  });

  it('sums state by state where the closed forms are used too, and finds the same', () => {
    everywhere((queue, agents) => {
      const lines = agents + 4000;
      const limited = erlangKA(lines, queue.patienceSeconds).evaluate(queue, agents, queue.within);
      const endless = erlangA(queue.patienceSeconds).evaluate(queue, agents, queue.within);
      if (limited.pBlock < 1e-15) expectAlike(limited, endless, 10);
    });
  });

  it('K with as many lines as agents is B: nobody waits', () => {
    everywhere((queue, agents) => {
      for (const model of [erlangK(agents), erlangKA(agents, queue.patienceSeconds)]) {
        const performance = model.evaluate(queue, agents, queue.within);
        const { pBlock } = erlangB.evaluate(queue, agents, queue.within);
        expect(performance.pBlock).toBeCloseTo(pBlock, 12);
        expect(performance).toMatchObject({ pWait: 0, asaAllSeconds: 0, asaAnsweredSeconds: 0 });
      }
    });
  });

  it('fewer wait when callers hang up, and fewer still when lines run out', () => {
    everywhere((queue, agents) => {
      const { pWait: c } = erlangC.evaluate(queue, agents, queue.within);
      const { pWait: a } = erlangA(queue.patienceSeconds).evaluate(queue, agents, queue.within);
      const limited = erlangKA(agents + queue.places, queue.patienceSeconds);
      const { pWait: k } = limited.evaluate(queue, agents, queue.within);
      expect(a as number).toBeLessThanOrEqual((c as number) + 1e-12);
      expect(k as number).toBeLessThanOrEqual((a as number) + 1e-12);
    });
  });

  it('K with endless patience is K, and A with it is C', () => {
    everywhere((queue, agents) => {
      const lines = agents + queue.places;
      expect(erlangKA(lines, Number.POSITIVE_INFINITY).evaluate(queue, agents, queue.within)).toEqual(
        erlangK(lines).evaluate(queue, agents, queue.within),
      );
      expect(erlangA(Number.POSITIVE_INFINITY).evaluate(queue, agents, queue.within)).toEqual(
        erlangC.evaluate(queue, agents, queue.within),
      );
    });
  });

  it('X without repeated calls is A; with them its load is the fixed point and grows with their share', () => {
    everywhere((queue, agents) => {
      const { patienceSeconds, within, erlangs } = queue;
      const never = erlangX(patienceSeconds, 0).evaluate(queue, agents, within);
      expect(never).toEqual({
        ...erlangA(patienceSeconds).evaluate(queue, agents, within),
        effectiveErlangs: erlangs,
      });
      let before = erlangs;
      for (const retry of [0.2, 0.6, 0.95]) {
        const often = erlangX(patienceSeconds, retry).evaluate(queue, agents, within);
        const effective = often.effectiveErlangs as number;
        const again = erlangs + retry * effective * (often.pAbandon as number);
        expect(Math.abs(again / effective - 1)).toBeLessThan(1e-13);
        expect(effective).toBeGreaterThanOrEqual(before * (1 - 1e-14));
        before = effective;
      }
    });
  });

  it('five service levels and three mean waits keep their order', () => {
    everywhere((queue, agents) => {
      const { serviceLevel: level, asaVirtualSeconds } = erlangA(queue.patienceSeconds).evaluate(
        queue,
        agents,
        queue.within,
      );
      if (level === null) throw new Error('Erlang A always has a service level.');
      expect(level.offered).toBeLessThanOrEqual(level.ignoreWithin + 1e-14);
      expect(level.ignoreWithin).toBeLessThanOrEqual(level.answered + 1e-14);
      expect(level.offered).toBeLessThanOrEqual(level.virtual + 1e-14);
      expect(level.virtual).toBeLessThanOrEqual(level.notLate + 1e-14);
      const { asaAllSeconds } = erlangA(queue.patienceSeconds).evaluate(queue, agents, queue.within);
      expect(asaAllSeconds as number).toBeLessThanOrEqual((asaVirtualSeconds as number) * (1 + 1e-12));
    });
  });
});

interface QueueCase {
  readonly erlangs: number;
  readonly ahtSeconds: number;
  readonly staffing: number;
  readonly places: number;
  readonly patienceSeconds: number;
  readonly within: number;
}

describe('values at the edge of what can be', () => {
  const load = { erlangs: 10, ahtSeconds: 180 };

  it('no agents: callers with patience wait and hang up, lines fill, nothing is carried', () => {
    const nobody = erlangA(60).evaluate(load, 0, 20);
    expect(nobody.queueLength).toBeCloseTo(10 / 3, 12);
    expect(nobody).toMatchObject({
      pWait: 1,
      pAbandon: 1,
      asaAllSeconds: 60,
      asaAnsweredSeconds: null,
      occupancy: null,
    });
    expect(erlangK(20).evaluate(load, 0, 20)).toMatchObject({
      pBlock: 1,
      carriedErlangs: 0,
      queueLength: null,
    });
    const both = erlangKA(3, 60).evaluate(load, 0, 20);
    expect(both.pBlock).toBeCloseTo(erlangB.evaluate({ erlangs: 10 / 3, ahtSeconds: 60 }, 3, 0).pBlock, 14);
    expect(both.pBlock + (both.pAbandon as number)).toBeCloseTo(1, 14);
    expect(erlangX(60, 0.75).evaluate(load, 0, 20).effectiveErlangs).toBe(40);
  });

  it('very long lines, very long patience and very large loads have an answer, soon', () => {
    const models: [QueueModel, number][] = [
      [erlangA(1e9), 1],
      [erlangA(1e-3), 1e5],
      [erlangKA(1_000_000_000, 1e9), 100_000],
      [erlangKA(1_000_000_000, 1e-3), 1],
      [erlangK(1_000_000_000), 99_000],
      [erlangK(1_000_000_000), 101_000],
      [erlangX(1e9, 0.999), 99_999],
    ];
    for (const [model, agents] of models) {
      const { serviceLevel, asaAllSeconds } = model.evaluate({ erlangs: 1e5, ahtSeconds: 300 }, agents, 20);
      for (const level of Object.values(serviceLevel ?? {})) expect(level).toBeGreaterThanOrEqual(0);
      expect(asaAllSeconds).toBeGreaterThanOrEqual(0);
    }
  });

  it('says what a model needs and cannot take', () => {
    expect(() => queueModel('erlang-ka', { lines: 20 })).toThrow(/erlang-ka needs patienceSeconds/);
    expect(() => queueModel('erlang-k')).toThrow(/erlang-k needs lines/);
    expect(() => queueModel('erlang-x', { patienceSeconds: 60 })).toThrow(/erlang-x needs retryProbability/);
    expect(() => erlangA(-1)).toThrow(/patienceSeconds is -1/);
    expect(() => erlangA(1e300).evaluate({ erlangs: 1, ahtSeconds: 1e-9 }, 1, 20)).toThrow(
      /too many handle times/,
    );
    expect(() => erlangX(60, 1)).toThrow(/retryProbability is 1;/);
    expect(() => erlangK(2.5)).toThrow(/lines is 2.5/);
    expect(() => erlangK(10).evaluate(load, 12, 20)).toThrow(/agents is 12, more than the 10 lines/);
    expect(() => erlangK(10).evaluate(load, 4.5, 20)).toThrow(/agents is 4.5; .* whole number/);
    expect(() => erlangK(10).size(load, { maxBlocking: 0.001 })).toThrow(/10 agents .* unmet: blocking/);
    expect(() => erlangK(10).size(load, { minAgents: 11 })).toThrow(/unmet: minimum/);
    // Within a hair of full load a line of a billion places is a billion states.
    expect(() => erlangK(1e9).evaluate({ erlangs: 1000, ahtSeconds: 300 }, 1000, 20)).toThrow(
      /too many to count/,
    );
  });
});
