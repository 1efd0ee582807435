import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { erlangC, type SizingTargets, sizeManyErlangC } from '../../src/erlang/index.ts';

const erlangs = fc.double({ min: Math.log(0.001), max: Math.log(30_000), noNaN: true }).map(Math.exp);
const share = fc.double({ min: 0.01, max: 0.9999, noNaN: true });
const seconds = fc.double({ min: 1, max: 2000, noNaN: true });

function many(load: number, aht: number, targets: SizingTargets): number {
  const out = new Int32Array(1);
  sizeManyErlangC(Float64Array.of(load), aht, targets, out);
  return out[0] as number;
}

describe('sizing many loads at once', () => {
  it('equals erlangC.size', () => {
    fc.assert(
      fc.property(
        erlangs,
        seconds,
        share,
        fc.oneof(fc.constant(0), seconds),
        fc.option(seconds),
        fc.option(share),
        (load, ahtSeconds, target, withinSeconds, asa, maxOccupancy) => {
          const targets: SizingTargets = {
            serviceLevel: { target, withinSeconds, policy: 'offered' },
            ...(asa === null ? {} : { asa: { seconds: asa, of: 'all' as const } }),
            ...(maxOccupancy === null ? {} : { maxOccupancy }),
          };
          expect(many(load, ahtSeconds, targets)).toBe(
            erlangC.size({ erlangs: load, ahtSeconds }, targets).agents,
          );
        },
      ),
      { numRuns: 1000 },
    );
  });

  it('equals it on the edge: a target that some staff reaches exactly, or misses by one digit', () => {
    fc.assert(
      fc.property(erlangs, fc.double({ min: 0.05, max: 3, noNaN: true }), (load, beta) => {
        const agents = Math.ceil(load + beta * Math.sqrt(load));
        const reached =
          erlangC.evaluate({ erlangs: load, ahtSeconds: 240 }, agents, 20).serviceLevel?.offered ?? 0;
        for (const target of [reached, reached * (1 + 2 ** -52), reached * (1 - 2 ** -52)]) {
          if (!(target < 1)) continue;
          const targets = { serviceLevel: { target, withinSeconds: 20, policy: 'offered' as const } };
          const exact = erlangC.size({ erlangs: load, ahtSeconds: 240 }, targets).agents;
          expect(many(load, 240, targets)).toBe(exact);
        }
      }),
      { numRuns: 200 },
    );
  });

  it('refuses arrays of different lengths', () => {
    expect(() => sizeManyErlangC(new Float64Array(2), 180, {}, new Int32Array(1))).toThrow(RangeError);
  });
});
