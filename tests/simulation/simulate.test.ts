import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AgnerError } from '../../src/core/index.ts';
import {
  GROUP_MEASURES,
  joinResults,
  QUEUE_MEASURES,
  type Scenario,
  StaffTrial,
  simulate,
} from '../../src/simulation/index.ts';
import { expectConservation } from './expect-conservation.ts';
import { INTERVALS, oneQueue, wholeStaff } from './random-scenario.ts';

const RUNS = { numRuns: 60 };
const steady: Scenario = {
  intervalSeconds: 1800,
  queues: [
    { contacts: [90, 120], handleSeconds: [180, 180], patienceSeconds: [120, 120], withinSeconds: 20 },
  ],
  groups: [{ staff: [10, 13] }],
};

describe('simulate', () => {
  it('gives every caller one fate, and no more work than staff and overtime', () => {
    fc.assert(
      fc.property(oneQueue, fc.nat(), (scenario, seed) => {
        const result = simulate(scenario, { seed, replications: 3 });
        expectConservation(result);
        const { busySeconds, staffedSeconds, overtimeSeconds } = result.groups;
        for (let k = 0; k < INTERVALS; k++) {
          expect(overtimeSeconds[k]!).toBeGreaterThan(-1e-3);
          expect(busySeconds[k]!).toBeLessThan(staffedSeconds[k]! + overtimeSeconds[k]! + 1e-3);
        }
        if ((scenario.atClose ?? 'finish') === 'finish' && scenario.groups[0]!.staff[INTERVALS - 1]! > 0) {
          expect(Math.max(...result.queueDays.leftWaiting)).toBe(0);
        }
      }),
      RUNS,
    );
  });

  it('adds its days up to its intervals', () => {
    fc.assert(
      fc.property(oneQueue, fc.nat(), (scenario, seed) => {
        const result = simulate(scenario, { seed, replications: 4 });
        const total = (values: Float64Array): number => values.reduce((sum, value) => sum + value, 0);
        for (const name of QUEUE_MEASURES)
          expect(total(result.queueDays[name])).toBe(total(result.queues[name]));
        for (const name of GROUP_MEASURES)
          expect(total(result.groupDays[name])).toBe(total(result.groups[name]));
      }),
      RUNS,
    );
  });

  it('gives the same bits however the days are split', () => {
    fc.assert(
      fc.property(oneQueue, fc.nat(), fc.integer({ min: 1, max: 5 }), (scenario, seed, cut) => {
        const whole = simulate(scenario, { seed, replications: 6 });
        const parts = [
          simulate(scenario, { seed, replications: cut }),
          simulate(scenario, { seed, replications: 6 - cut, firstReplication: cut }),
        ];
        expect(joinResults(parts)).toEqual(whole);
      }),
      RUNS,
    );
  });

  it('differs from seed to seed and from day to day', () => {
    const run = (seed: number, firstReplication: number): Float64Array =>
      simulate(steady, { seed, replications: 1, firstReplication }).queues.answeredWaitSeconds;
    expect(run(1, 0)).not.toEqual(run(2, 0));
    expect(run(1, 0)).not.toEqual(run(1, 1));
    expect(run(1, 0)).not.toEqual(run(1 + 2 ** 32, 0));
    expect(run(1, 0)).toEqual(run(1, 0));
  });

  it('keeps to its bits from version to version', () => {
    const { queues, groups } = simulate(steady, { seed: 1909, replications: 50 });
    const seen = [queues.arrivals, queues.answeredWithin, queues.abandoned, queues.answeredWaitSeconds];
    expect([...seen, groups.busySeconds].map((values) => Array.from(values))).toMatchInlineSnapshot(`
      [
        [
          4527,
          6123,
        ],
        [
          3614,
          4511,
        ],
        [
          348,
          568,
        ],
        [
          30639.809143066406,
          54050.54559326172,
        ],
        [
          670535.5473632812,
          968458.5677642822,
        ],
      ]
    `);
  });

  it('never makes anybody wait longer with more agents, while nobody gives up', () => {
    const patient = oneQueue.map((scenario): Scenario => {
      const [{ contacts, handleSeconds, withinSeconds, handleShape }] = scenario.queues as [
        (typeof scenario.queues)[0],
      ];
      const queue = { contacts, handleSeconds, withinSeconds };
      return { ...scenario, queues: [handleShape === undefined ? queue : { ...queue, handleShape }] };
    });
    fc.assert(
      fc.property(patient, wholeStaff(4), fc.nat(), (scenario, more, seed) => {
        const trial = new StaffTrial(scenario, { seed, replications: 3 });
        const fewer = trial.run().queues;
        const before = Array.from(fewer.virtualWithin);
        const waitBefore = Array.from(fewer.answeredWaitSeconds);
        const leftBefore = Array.from(fewer.leftWaiting);
        const staff = Array.from(scenario.groups[0]!.staff, (n, k) => n + more[k]!);
        const after = trial.run([staff]).queues;
        for (let k = 0; k < INTERVALS; k++) {
          expect(after.virtualWithin[k]!).toBeGreaterThanOrEqual(before[k]!);
          expect(after.leftWaiting[k]!).toBeLessThanOrEqual(leftBefore[k]!);
          if (after.leftWaiting[k] === leftBefore[k]) {
            expect(after.answeredWaitSeconds[k]!).toBeLessThan(waitBefore[k]! + 1e-3);
          }
        }
      }),
      RUNS,
    );
  });
});

describe('StaffTrial', () => {
  it('equals simulate() with the same staff, run after run', () => {
    fc.assert(
      fc.property(oneQueue, wholeStaff(15), fc.nat(), (scenario, staff, seed) => {
        const trial = new StaffTrial(scenario, { seed, replications: 3 });
        const other = { ...scenario, groups: [{ ...scenario.groups[0]!, staff }] };
        expect(trial.run([staff])).toEqual(simulate(other, { seed, replications: 3 }));
        expect(trial.run()).toEqual(simulate(scenario, { seed, replications: 3 }));
      }),
      RUNS,
    );
  });

  it('draws the days again when they are too many to keep, to the same bits', () => {
    const scenario: Scenario = {
      ...steady,
      queues: [{ ...steady.queues[0]!, contacts: [90_000, 90_000] }],
      groups: [{ staff: [9100, 9100] }],
    };
    const trial = new StaffTrial(scenario, { seed: 3, replications: 25 });
    expect(trial.run()).toEqual(simulate(scenario, { seed: 3, replications: 25 }));
  });
});

describe('refusals', () => {
  const refusal = (act: () => unknown): string => {
    try {
      act();
    } catch (error) {
      return `${(error as AgnerError).code} ${(error as AgnerError).message}`;
    }
    return 'nothing was refused';
  };
  const one = { seed: 1, replications: 1 };
  const queue = steady.queues[0]!;

  it.each<[string, Scenario]>([
    ['intervalSeconds is 0', { ...steady, intervalSeconds: 0 }],
    ['queues is 0', { ...steady, queues: [] }],
    ['queues[0].contacts[1] is -1', { ...steady, queues: [{ ...queue, contacts: [1, -1] }] }],
    ['queues[0].handleSeconds.length is 1', { ...steady, queues: [{ ...queue, handleSeconds: [1] }] }],
    [
      'queues[0].patienceSeconds[0] is NaN',
      { ...steady, queues: [{ ...queue, patienceSeconds: [Number.NaN, 1] }] },
    ],
    [
      'queues[0].handleShape.cv is -1',
      { ...steady, queues: [{ ...queue, handleShape: { kind: 'gamma', cv: -1 } }] },
    ],
    ['queues[0].lines is 1.5', { ...steady, queues: [{ ...queue, lines: 1.5 }] }],
    ['groups[0].staff[0] is 2.5', { ...steady, groups: [{ staff: [2.5, 3] }] }],
    [
      'groups[0].serves.queue is 1',
      { ...steady, groups: [{ staff: [1, 1], serves: [{ queue: 1, priority: 1 }] }] },
    ],
  ])('names the field and the value: %s', (message, scenario) => {
    expect(refusal(() => simulate(scenario, one))).toContain(`SIMULATION_INPUT_INVALID ${message}`);
  });

  it('refuses no days, half seeds, and parts with a gap', () => {
    expect(refusal(() => simulate(steady, { seed: 1, replications: 0 }))).toContain('replications is 0');
    expect(refusal(() => simulate(steady, { seed: 0.5, replications: 1 }))).toContain('seed is 0.5');
    const part = simulate(steady, one);
    expect(refusal(() => joinResults([part, part]))).toContain('SIMULATION_PARTS_MISMATCH');
    expect(refusal(() => joinResults([]))).toContain('0 parts');
  });
});
