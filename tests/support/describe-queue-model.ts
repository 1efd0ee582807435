import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  arrivalsPerSecond,
  type Load,
  type Performance,
  type QueueModel,
  type SizingTargets,
  unmetTargets,
} from '../../src/erlang/index.ts';

export interface QueueModelCase {
  readonly model: QueueModel;
  /** Targets the model accepts, each of them reachable. */
  readonly targets: fc.Arbitrary<SizingTargets>;
  /** Without loss the queue grows for ever once agents <= erlangs. */
  readonly loses: boolean;
  /** The most agents the model takes; without limit if not given. */
  readonly mostAgents?: number;
  /** Handle times that change with the state: carried work is then no fixed share of offered work. */
  readonly variableHandleTime?: boolean;
}

const SLACK = 1e-9;
const RUNS = { numRuns: 120 };

const loads: fc.Arbitrary<Load> = fc.record({
  erlangs: fc.oneof(
    fc.double({ min: 0.001, max: 3, noNaN: true }),
    fc.double({ min: 1, max: 120, noNaN: true }),
    fc.integer({ min: 1, max: 400 }),
    fc.double({ min: 100, max: 3000, noNaN: true }),
  ),
  ahtSeconds: fc.double({ min: 10, max: 3000, noNaN: true }),
});
/** Staff as a share of the load, so that quiet, busy and hopeless queues all occur. */
const staffing = fc.double({ min: 0, max: 2.5, noNaN: true });
const thresholds = fc.double({ min: 0, max: 600, noNaN: true });

function numbersOf(value: unknown): number[] {
  if (typeof value === 'number') return [value];
  return value !== null && typeof value === 'object' ? Object.values(value).flatMap(numbersOf) : [];
}

function levels(performance: Performance): number[] {
  return performance.serviceLevel === null ? [] : Object.values(performance.serviceLevel);
}

/** The laws that every queue model keeps. A new model adds one call of this beside its own literals. */
export function describeQueueModel(
  name: string,
  { model, targets, loses, mostAgents = Number.MAX_SAFE_INTEGER, variableHandleTime = false }: QueueModelCase,
): void {
  const staffed = fc.tuple(loads, staffing, thresholds).map(([load, share, within]) => {
    const agents = Math.min(Math.round(load.erlangs * share), mostAgents - 1);
    return { load, agents, within };
  });

  describe(`${name} keeps the laws of a queue model`, () => {
    it('answers finite numbers in range, or null; never NaN or Infinity', () => {
      fc.assert(
        fc.property(staffed, ({ load, agents, within }) => {
          const performance = model.evaluate(load, agents, within);
          for (const value of numbersOf(performance)) expect(Number.isFinite(value)).toBe(true);
          const shares = [
            performance.pWait,
            performance.pBlock,
            performance.pAbandon,
            performance.occupancy,
            ...levels(performance),
          ].filter((share) => share !== null);
          for (const share of shares) {
            expect(share).toBeGreaterThanOrEqual(0);
            expect(share).toBeLessThanOrEqual(1 + SLACK);
          }
        }),
        RUNS,
      );
    });

    it('never does worse with one more agent', () => {
      fc.assert(
        fc.property(staffed, ({ load, agents, within }) => {
          const fewer = model.evaluate(load, agents, within);
          const more = model.evaluate(load, agents + 1, within);
          levels(more).forEach((level, at) => {
            expect(level).toBeGreaterThanOrEqual((levels(fewer)[at] as number) - SLACK);
          });
          expect(more.pBlock).toBeLessThanOrEqual(fewer.pBlock + SLACK);
          expect(more.pWait ?? 0).toBeLessThanOrEqual((fewer.pWait ?? 0) + SLACK);
          expect(more.asaAllSeconds ?? 0).toBeLessThanOrEqual(
            (fewer.asaAllSeconds ?? Number.POSITIVE_INFINITY) * (1 + SLACK),
          );
          if (variableHandleTime) return;
          expect(more.carriedErlangs).toBeGreaterThanOrEqual(fewer.carriedErlangs * (1 - SLACK));
        }),
        RUNS,
      );
    });

    it('serves a larger share within a longer time', () => {
      fc.assert(
        fc.property(staffed, thresholds, ({ load, agents, within }, longer) => {
          const soon = levels(model.evaluate(load, agents, within));
          const later = levels(model.evaluate(load, agents, within + longer));
          later.forEach((level, at) => {
            expect(level).toBeGreaterThanOrEqual((soon[at] as number) - SLACK);
          });
        }),
        RUNS,
      );
    });

    it('conserves flow: what arrives is carried, blocked or abandoned', () => {
      fc.assert(
        fc.property(staffed, ({ load, agents, within }) => {
          const performance = model.evaluate(load, agents, within);
          if (performance.unstable) {
            expect(performance.carriedErlangs).toBe(performance.slots);
            return;
          }
          const lost = performance.pBlock + (performance.pAbandon ?? 0);
          const offered = performance.effectiveErlangs ?? load.erlangs;
          const inbound = offered * (1 - lost);
          const outbound = (performance.outboundPerSecond ?? 0) * load.ahtSeconds;
          const carried = variableHandleTime ? performance.carriedErlangs : inbound + outbound;
          expect(Math.abs(performance.carriedErlangs - carried)).toBeLessThanOrEqual(SLACK * offered);
          if (performance.occupancy !== null) {
            expect(Math.abs(performance.occupancy * performance.slots - carried)).toBeLessThanOrEqual(
              SLACK * offered,
            );
          }
        }),
        RUNS,
      );
    });

    it("keeps Little's law: the line is as long as the arrival rate times the mean wait", () => {
      fc.assert(
        fc.property(staffed, ({ load, agents, within }) => {
          const performance = model.evaluate(load, agents, within);
          const { queueLength, asaAllSeconds, pBlock, effectiveErlangs } = performance;
          expect(queueLength === null).toBe(asaAllSeconds === null);
          if (queueLength === null || asaAllSeconds === null) return;
          const arriving = arrivalsPerSecond({ ...load, erlangs: effectiveErlangs ?? load.erlangs });
          const expected = arriving * (1 - pBlock) * asaAllSeconds;
          expect(Math.abs(queueLength - expected)).toBeLessThanOrEqual(SLACK * Math.max(1e-12, expected));
        }),
        RUNS,
      );
    });

    it('sizes to the smallest staff that meets every target, and names what one fewer breaks', () => {
      fc.assert(
        fc.property(loads, targets, (load, wanted) => {
          const { agents, binding, performance } = model.size(load, wanted);
          expect(performance).toEqual(model.evaluate(load, agents, performance.withinSeconds));
          expect(unmetTargets(performance, wanted)).toEqual([]);
          if (agents === 0) {
            expect(binding).toBe('minimum');
            return;
          }
          const broken = unmetTargets(model.evaluate(load, agents - 1, performance.withinSeconds), wanted);
          expect(broken[0]).toBe(binding);
        }),
        RUNS,
      );
    });

    it('needs no fewer agents for more load or for longer contacts at the same arrival rate', () => {
      fc.assert(
        fc.property(loads, targets, fc.double({ min: 1, max: 1.5, noNaN: true }), (load, wanted, factor) => {
          const base = model.size(load, wanted).agents;
          const busier = { ...load, erlangs: load.erlangs * factor };
          const longer = { erlangs: load.erlangs * factor, ahtSeconds: load.ahtSeconds * factor };
          expect(model.size(busier, wanted).agents).toBeGreaterThanOrEqual(base);
          expect(model.size(longer, wanted).agents).toBeGreaterThanOrEqual(base);
        }),
        RUNS,
      );
    });

    it('needs exactly the minimum for no load', () => {
      const nothing = { erlangs: 0, ahtSeconds: 300 };
      expect(model.size(nothing, {})).toMatchObject({ agents: 0, binding: 'minimum' });
      expect(model.size(nothing, { minAgents: 3 })).toMatchObject({ agents: 3, binding: 'minimum' });
      const idle = model.evaluate(nothing, 3, 20);
      expect(idle).toMatchObject({ unstable: false, pBlock: 0, occupancy: 0, carriedErlangs: 0 });
      for (const level of levels(idle)) expect(level).toBe(1);
    });

    it('says so when the load exceeds the agents', () => {
      const slotsPerAgent = model.evaluate({ erlangs: 0, ahtSeconds: 300 }, 1, 20).slots;
      for (const agents of [0, 5, 10]) {
        const performance = model.evaluate({ erlangs: 10 * slotsPerAgent, ahtSeconds: 300 }, agents, 20);
        expect(performance.unstable).toBe(!loses);
        if (loses) continue;
        expect(performance).toMatchObject({ pWait: 1, asaAllSeconds: null, queueLength: null });
        for (const level of levels(performance)) expect(level).toBe(0);
      }
    });

    it('stays exact and quick for a hundred thousand erlangs', () => {
      const load = { erlangs: 1e5, ahtSeconds: 300 };
      for (const agents of [1, 99_000, 100_001, 100_400, 130_000]) {
        const performance = model.evaluate(load, agents, 20);
        for (const value of numbersOf(performance)) expect(Number.isFinite(value)).toBe(true);
      }
    });

    it('refuses numbers that cannot be, by name and value', () => {
      const good = { erlangs: 10, ahtSeconds: 300 };
      expect(() => model.evaluate({ ...good, erlangs: -1 }, 12, 20)).toThrow(/erlangs is -1/);
      expect(() => model.evaluate({ ...good, erlangs: Number.NaN }, 12, 20)).toThrow(/erlangs is NaN/);
      expect(() => model.evaluate({ ...good, ahtSeconds: 0 }, 12, 20)).toThrow(/ahtSeconds is 0/);
      expect(() => model.evaluate(good, -1, 20)).toThrow(/agents is -1/);
      expect(() => model.evaluate(good, 12, -5)).toThrow(/withinSeconds is -5/);
      expect(() => model.size(good, { maxOccupancy: 85 })).toThrow(/maxOccupancy is 85/);
      expect(() => model.size(good, { minAgents: 1.5 })).toThrow(/minAgents is 1.5/);
      expect(() => model.size(good, {}, -5)).toThrow(/withinSeconds is -5/);
    });

    if (model.fractionalAgents) {
      it('continues between whole agents: no jump, no turn', () => {
        fc.assert(
          fc.property(staffed, ({ load, agents, within }) => {
            const grid = [0, 0.25, 0.5, 0.75, 1].map((part) => model.evaluate(load, agents + part, within));
            for (let at = 1; at < grid.length; at++) {
              const [before, after] = [grid[at - 1] as Performance, grid[at] as Performance];
              expect(after.pBlock).toBeLessThanOrEqual(before.pBlock + SLACK);
              expect(after.pWait ?? 0).toBeLessThanOrEqual((before.pWait ?? 0) + SLACK);
            }
            const near = model.evaluate(load, agents + 1 + 1e-9, within);
            expect(near.pBlock).toBeCloseTo((grid[4] as Performance).pBlock, 6);
          }),
          RUNS,
        );
      });
    }
  });
}
