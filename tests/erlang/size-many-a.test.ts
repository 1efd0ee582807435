import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { erlangA, erlangC, type SizingTargets, sizeManyErlangA } from '../../src/erlang/index.ts';

const logBetween = (min: number, max: number) =>
  fc.double({ min: Math.log(min), max: Math.log(max), noNaN: true }).map(Math.exp);
const erlangs = fc.oneof(logBetween(0.001, 300), logBetween(300, 20_000));
const seconds = logBetween(1, 2000);
const patience = logBetween(2, 20_000);
const share = fc.double({ min: 0.001, max: 0.999, noNaN: true });
const policy = fc.constantFrom('offered', 'answered', 'ignoreWithin', 'notLate', 'virtual');
const targets: fc.Arbitrary<SizingTargets> = fc.record(
  {
    serviceLevel: fc.record({ target: share, withinSeconds: fc.oneof(fc.constant(0), seconds), policy }),
    asa: fc.record({ seconds, of: fc.constantFrom('all', 'all', 'answered', 'virtual') }),
    maxAbandonment: share,
    maxOccupancy: share,
    minAgents: fc.nat(50),
  },
  { requiredKeys: [] },
);

function many(load: number, aht: number, patienceSeconds: number, wanted: SizingTargets): number {
  const out = new Int32Array(1);
  sizeManyErlangA(Float64Array.of(load), aht, patienceSeconds, wanted, out);
  return out[0] as number;
}

describe('sizing many loads with patience at once', () => {
  it('equals erlangA.size', () => {
    fc.assert(
      fc.property(erlangs, seconds, patience, targets, (load, ahtSeconds, patienceSeconds, wanted) => {
        const exact = erlangA(patienceSeconds).size({ erlangs: load, ahtSeconds }, wanted).agents;
        expect(many(load, ahtSeconds, patienceSeconds, wanted)).toBe(exact);
      }),
      { numRuns: 1000 },
    );
  });

  it('equals it in batches of one handle time and of many', () => {
    const targets80 = { serviceLevel: { target: 0.8, withinSeconds: 20, policy: 'offered' as const } };
    fc.assert(
      fc.property(
        fc.array(logBetween(0.1, 200), { minLength: 64, maxLength: 400 }),
        patience,
        (some, mean) => {
          const loads = Float64Array.from(some);
          const exact = Int32Array.from(
            loads,
            (load) => erlangA(mean).size({ erlangs: load, ahtSeconds: 240 }, targets80).agents,
          );
          const one = new Int32Array(loads.length);
          sizeManyErlangA(loads, 240, mean, targets80, one);
          expect(one).toEqual(exact);
          const each = new Int32Array(loads.length);
          sizeManyErlangA(
            loads,
            loads.map(() => 240),
            loads.map(() => mean),
            targets80,
            each,
          );
          expect(each).toEqual(exact);
        },
      ),
      { numRuns: 30 },
    );
  });

  it('equals it on the edge: a target that some staff reaches exactly, or misses by one digit', () => {
    const beta = fc.double({ min: -0.5, max: 2, noNaN: true });
    fc.assert(
      fc.property(erlangs, beta, patience, policy, (load, deviations, mean, of) => {
        const agents = Math.max(1, Math.ceil(load + deviations * Math.sqrt(load)));
        const model = erlangA(mean);
        const busy = { erlangs: load, ahtSeconds: 240 };
        const reached = model.evaluate(busy, agents, 20);
        const level = reached.serviceLevel?.[of] ?? 0;
        const left = reached.pAbandon ?? 0;
        for (const factor of [1, 1 + 2 ** -52, 1 - 2 ** -52]) {
          for (const wanted of [
            { serviceLevel: { target: level * factor, withinSeconds: 20, policy: of } },
            { maxAbandonment: left * factor },
          ]) {
            if (!(level * factor < 1 && left * factor > 0)) continue;
            expect(many(load, 240, mean, wanted)).toBe(model.size(busy, wanted).agents);
          }
        }
      }),
      { numRuns: 200 },
    );
  });

  it('takes endless patience, no load and no agents at all as erlangA does', () => {
    const wanted = { serviceLevel: { target: 0.8, withinSeconds: 20, policy: 'notLate' as const } };
    expect(many(10, 180, Number.POSITIVE_INFINITY, wanted)).toBe(
      erlangC.size({ erlangs: 10, ahtSeconds: 180 }, wanted).agents,
    );
    expect(many(0, 180, 60, { ...wanted, minAgents: 3 })).toBe(3);
    // All have hung up before the threshold: nobody is answered late, and no agents are needed.
    expect(many(10, 180, 5, wanted)).toBe(0);
  });

  it('refuses what erlangA refuses, and arrays of different lengths', () => {
    expect(() => many(-1, 180, 60, {})).toThrow(/erlangs is -1/);
    expect(() => many(10, 180, -60, {})).toThrow(/patienceSeconds is -60/);
    const two = new Float64Array(2);
    expect(() => sizeManyErlangA(two, 180, new Float64Array(1), {}, new Int32Array(2))).toThrow(RangeError);
  });
});
