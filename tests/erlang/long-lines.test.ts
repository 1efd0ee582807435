import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { erlangK, erlangKA } from '../../src/erlang/index.ts';

/** Virtual service levels by sums of the states in logarithms, made outside this project. */
describe('long lines under more load than agents', () => {
  it('serve nobody in time where the whole line takes longer than the threshold', () => {
    const load = { erlangs: 100_000, ahtSeconds: 180 };
    const level = (agents: number) =>
      erlangK(110_000).evaluate(load, agents, 20).serviceLevel?.offered as number;
    expect(level(98_439)).toBeCloseTo(0.000_211, 5);
    expect(level(99_000)).toBeCloseTo(0.747, 3);
    expect(level(99_050)).toBeCloseTo(0.87, 3);
  });

  it('never serve fewer in time with one more agent, near a threshold that the line just takes', () => {
    const cases = fc.tuple(
      fc.integer({ min: 20, max: 3000 }),
      fc.integer({ min: 200, max: 3000 }),
      fc.double({ min: 0.5, max: 1.1, noNaN: true }),
      fc.double({ min: 0.02, max: 0.12, noNaN: true }),
      fc.constantFrom(1e5, 1e9, Number.POSITIVE_INFINITY),
    );
    fc.assert(
      fc.property(cases, ([agents, places, share, excess, patience]) => {
        const load = { erlangs: agents * (1 + excess), ahtSeconds: 60 };
        const within = (share * places * 60) / agents;
        const model = erlangKA(agents + places, patience);
        const at = (n: number) => model.evaluate(load, n, within).serviceLevel?.offered as number;
        for (let n = agents - 2; n < agents + 2; n++) expect(at(n + 1)).toBeGreaterThanOrEqual(at(n) - 1e-9);
      }),
      { numRuns: 150 },
    );
  });
});
