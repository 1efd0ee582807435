import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type GroupScenario,
  joinResults,
  type QueueScenario,
  type Scenario,
  StaffTrial,
  simulate,
} from '../../src/simulation/index.ts';
import { expectConservation } from './expect-conservation.ts';
import { INTERVAL_SECONDS, INTERVALS, randomQueue, wholeStaff } from './random-scenario.ts';

const QUEUES = 3;
const RUNS = { numRuns: 60 };

const randomGroup: fc.Arbitrary<GroupScenario> = fc
  .record({
    staff: wholeStaff(10),
    queues: fc.subarray([0, 1, 2], { minLength: 1 }),
    priorities: fc.array(fc.integer({ min: 1, max: 2 }), { minLength: QUEUES, maxLength: QUEUES }),
    slowdown: fc.constantFrom([1], [1, 1.3], [1, 1.1, 1.5]),
  })
  .map(({ staff, queues, priorities, slowdown }) => ({
    staff,
    serves: queues.map((queue) => ({ queue, priority: priorities[queue]! })),
    concurrency: slowdown.length,
    slowdown,
  }));

const withOneContactEach = ({ staff, serves }: GroupScenario): GroupScenario => ({ staff, serves: serves! });

const chatCentre: fc.Arbitrary<Scenario> = fc.record(
  {
    intervalSeconds: fc.constant(INTERVAL_SECONDS),
    queues: fc.tuple(randomQueue, randomQueue, randomQueue),
    groups: fc.array(randomGroup, { minLength: 1, maxLength: 3 }),
    dayCv: fc.constantFrom(0, 0.2),
    atClose: fc.constantFrom('finish', 'cut'),
  },
  { requiredKeys: ['intervalSeconds', 'queues', 'groups'] },
);
const skillCentre = chatCentre.map((scenario) => ({
  ...scenario,
  groups: scenario.groups.map(withOneContactEach),
}));

describe.each([
  ['skills and priorities', skillCentre],
  ['chats beside one another', chatCentre],
])('%s', (_, centre) => {
  it('gives every caller one fate, and no more work than staff and overtime', () => {
    fc.assert(
      fc.property(centre, fc.nat(), (scenario, seed) => {
        const result = simulate(scenario, { seed, replications: 2 });
        expectConservation(result);
        const { busySeconds, staffedSeconds, overtimeSeconds } = result.groups;
        for (let cell = 0; cell < busySeconds.length; cell++) {
          expect(overtimeSeconds[cell]!).toBeGreaterThan(-1e-3);
          expect(busySeconds[cell]!).toBeLessThan(staffedSeconds[cell]! + overtimeSeconds[cell]! + 1e-3);
        }
      }),
      RUNS,
    );
  });

  it('gives the same bits however the days are split, and in a trial after other staff', () => {
    fc.assert(
      fc.property(centre, fc.nat(), fc.integer({ min: 1, max: 3 }), (scenario, seed, cut) => {
        const whole = simulate(scenario, { seed, replications: 4 });
        const parts = [
          simulate(scenario, { seed, replications: cut }),
          simulate(scenario, { seed, replications: 4 - cut, firstReplication: cut }),
        ];
        expect(joinResults(parts)).toEqual(whole);
        const trial = new StaffTrial(scenario, { seed, replications: 4 });
        trial.run(scenario.groups.map(({ staff }) => Array.from(staff, (n) => n + 1)));
        expect(trial.run()).toEqual(whole);
      }),
      RUNS,
    );
  });

  it('does all the work of the answered, by the clock, when nobody shares an agent', () => {
    fc.assert(
      fc.property(skillCentre, fc.nat(), (scenario, seed) => {
        const fixed = scenario.queues.map(({ contacts, withinSeconds }): QueueScenario => {
          const handleSeconds = new Array<number>(INTERVALS).fill(90);
          return { contacts, handleSeconds, withinSeconds, handleShape: { kind: 'deterministic' } };
        });
        const { queues, groups } = simulate({ ...scenario, queues: fixed }, { seed, replications: 1 });
        const total = (values: Float64Array): number => values.reduce((sum, value) => sum + value, 0);
        const worked = total(groups.busySeconds) + total(groups.afterCloseSeconds);
        expect(worked).toBeCloseTo(90 * total(queues.answered), 2);
      }),
      RUNS,
    );
  });
});

/** Deterministic calls of 100 s in one interval of an hour. */
function hour(contacts: readonly number[], groups: readonly GroupScenario[]): Scenario {
  return {
    intervalSeconds: 3600,
    queues: contacts.map((expected) => ({
      contacts: [expected],
      handleSeconds: [100],
      handleShape: { kind: 'deterministic' },
      withinSeconds: 60,
    })),
    groups,
  };
}

describe('who is served first', () => {
  const both = (first: number, second: number): GroupScenario => ({
    staff: [3],
    serves: [
      { queue: 0, priority: first },
      { queue: 1, priority: second },
    ],
  });
  const meanWaits = (group: GroupScenario): number[] => {
    const { queues } = simulate(hour([50, 50], [group]), { seed: 4, replications: 200 });
    return [0, 1].map((queue) => queues.answeredWaitSeconds[queue]! / queues.answered[queue]!);
  };

  it('the better priority, and the longest wait among equals', () => {
    const [favoured, other] = meanWaits(both(1, 2)) as [number, number];
    expect(favoured).toBeLessThan(other / 3);
    const [one, two] = meanWaits(both(1, 1)) as [number, number];
    expect(Math.abs(one / two - 1)).toBeLessThan(0.05);
    // Who comes first moves waiting from one to the other and leaves the sum, as all handle times are equal.
    expect((favoured + other) / (one + two)).toBeGreaterThan(0.95);
    expect((favoured + other) / (one + two)).toBeLessThan(1.05);
  });

  it('offers a caller to the specialists before the generalists', () => {
    const specialists: GroupScenario = { staff: [6], serves: [{ queue: 0, priority: 1 }] };
    const generalists: GroupScenario = { staff: [6], serves: [{ queue: 0, priority: 2 }] };
    const { groups } = simulate(hour([150], [generalists, specialists]), { seed: 4, replications: 50 });
    expect(groups.busySeconds[1]!).toBeGreaterThan(2 * groups.busySeconds[0]!);
  });

  it('leaves a queue that nobody serves waiting', () => {
    const { queues } = simulate(hour([20, 20], [{ staff: [9], serves: [{ queue: 1, priority: 1 }] }]), {
      seed: 4,
      replications: 5,
    });
    expect(queues.leftWaiting[0]).toBe(queues.arrivals[0]);
    expect(queues.answered[1]).toBe(queues.arrivals[1]);
  });
});

describe('chats', () => {
  it('take longer together: two at a time by the slowdown, as long as both last', () => {
    const group = (slowdown: number[]): GroupScenario => ({ staff: [5], concurrency: 2, slowdown });
    const busy = (slowdown: number[]): number =>
      simulate(hour([300], [group(slowdown)]), { seed: 4, replications: 20 }).groups.busySeconds[0]!;
    const alone = simulate(hour([300], [{ staff: [10] }]), { seed: 4, replications: 20 }).groups
      .busySeconds[0]!;
    // Held side by side without slowing down, contacts share the agent's time; slowed down to 2 they win nothing.
    expect(busy([1, 1])).toBeLessThan(0.75 * alone);
    expect(busy([1, 1.6])).toBeGreaterThan(busy([1, 1]));
  });
});
