import { describe, expect, it } from 'vitest';
import { type ModelParameters, queueModel } from '../../src/erlang/index.ts';
import {
  estimateRatio,
  type GroupScenario,
  type QueueScenario,
  type QueueSums,
  type Shape,
  simulate,
} from '../../src/simulation/index.ts';

/*
 * The simulator against formulas of steady state. A day has three stretches of 150 handle times; the first, in which the
 * centre fills, is not counted.
 */
const HANDLE_SECONDS = 180;
const STRETCHES = 3;
const STRETCH_SECONDS = 150 * HANDLE_SECONDS;
const DAYS = 40;
const WITHIN_SECONDS = 20;

type Measure = 'serviceLevel' | 'wait' | 'abandoned' | 'blocked';
type Options = Partial<Omit<QueueScenario, 'patienceSeconds'>> & {
  readonly patience?: number;
  readonly slowdown?: readonly number[];
};
type Case = [
  name: string,
  erlangs: number,
  agents: number,
  options: Options,
  measure: Measure,
  exact: number,
];

function byModel(
  model: string,
  erlangs: number,
  agents: number,
  options: Options,
  measure: Measure,
  parameters: ModelParameters = {},
): Case {
  const load = { erlangs, ahtSeconds: HANDLE_SECONDS };
  const performance = queueModel(model, {
    patienceSeconds: options.patience,
    lines: options.lines,
    ...parameters,
  }).evaluate(load, agents, WITHIN_SECONDS);
  const exact = {
    serviceLevel: performance.serviceLevel?.offered,
    wait: performance.asaAllSeconds,
    abandoned: performance.pAbandon,
    blocked: performance.pBlock,
  }[measure];
  return [`${model} ${erlangs} on ${agents}`, erlangs, agents, options, measure, exact ?? Number.NaN];
}

/** Mean wait with one agent and any handle time (Pollaczek 1930, Khinchine 1932). */
function oneAgent(erlangs: number, handleShape: Shape, cv: number): Case {
  const wait = (erlangs * HANDLE_SECONDS * (1 + cv * cv)) / 2 / (1 - erlangs);
  return [`one agent, ${handleShape.kind}`, erlangs, 1, { handleShape }, 'wait', wait];
}

const lognormal: Shape = { kind: 'lognormal', cv: 1.2 };
const CASES: readonly Case[] = [
  byModel('erlang-b', 5, 7, { lines: 7 }, 'blocked'),
  byModel('erlang-b', 20, 22, { lines: 22 }, 'blocked'),
  // Blocking does not depend on how handle times vary (Sevastyanov 1957).
  byModel('erlang-b', 20, 24, { lines: 24, handleShape: lognormal }, 'blocked'),
  byModel('erlang-b', 60, 60, { lines: 60, handleShape: { kind: 'deterministic' } }, 'blocked'),
  byModel('erlang-c', 0.6, 1, {}, 'wait'),
  byModel('erlang-c', 3, 4, {}, 'serviceLevel'),
  byModel('erlang-c', 10, 12, {}, 'serviceLevel'),
  byModel('erlang-c', 10, 13, {}, 'wait'),
  byModel('erlang-c', 35, 39, {}, 'serviceLevel'),
  byModel('erlang-c', 90, 97, {}, 'wait'),
  byModel('erlang-a', 3, 3, { patience: 60 }, 'abandoned'),
  byModel('erlang-a', 10, 8, { patience: 120 }, 'abandoned'),
  byModel('erlang-a', 10, 11, { patience: 300 }, 'serviceLevel'),
  byModel('erlang-a', 25, 24, { patience: 90 }, 'wait'),
  byModel('erlang-a', 25, 27, { patience: 180 }, 'serviceLevel'),
  byModel('erlang-a', 60, 55, { patience: 180 }, 'abandoned'),
  byModel('erlang-a', 60, 63, { patience: 30 }, 'wait'),
  byModel('erlang-a', 95, 100, { patience: 180 }, 'serviceLevel'),
  byModel('erlang-k', 4, 4, { lines: 8 }, 'blocked'),
  byModel('erlang-k', 12, 13, { lines: 18 }, 'serviceLevel'),
  byModel('erlang-k', 30, 28, { lines: 40 }, 'blocked'),
  byModel('erlang-ka', 8, 7, { lines: 12, patience: 240 }, 'blocked'),
  byModel('erlang-ka', 20, 20, { lines: 25, patience: 120 }, 'abandoned'),
  byModel('erlang-ka', 40, 41, { lines: 50, patience: 400 }, 'serviceLevel'),
  oneAgent(0.7, { kind: 'deterministic' }, 0),
  oneAgent(0.5, lognormal, 1.2),
  oneAgent(0.6, { kind: 'erlang', phases: 4 }, 0.5),
  // Chats that do not slow each other down are as many servers as there are slots.
  byModel('chat', 20, 8, { patience: 120, slowdown: [1, 1, 1] }, 'abandoned', {
    ahtByConcurrency: [HANDLE_SECONDS, HANDLE_SECONDS, HANDLE_SECONDS],
  }),
  // With one agent chats are spread evenly of themselves, so that the chain is exact.
  byModel('chat', 1.5, 1, { patience: 240, slowdown: [1, 1.2, 1.5] }, 'abandoned', {
    ahtByConcurrency: [HANDLE_SECONDS, 1.2 * HANDLE_SECONDS, 1.5 * HANDLE_SECONDS],
  }),
  byModel('chat', 1.2, 1, { patience: 300, slowdown: [1, 1.3] }, 'serviceLevel', {
    ahtByConcurrency: [HANDLE_SECONDS, 1.3 * HANDLE_SECONDS],
  }),
];

const stretches = (value: number): number[] => new Array<number>(STRETCHES).fill(value);

/** How many standard errors the simulation lies from the formula. */
function zOf([, erlangs, agents, options, measure, exact]: Case, seed: number): number {
  const { patience, slowdown, ...rest } = options;
  const queue: QueueScenario = {
    ...rest,
    contacts: stretches((erlangs / HANDLE_SECONDS) * STRETCH_SECONDS),
    handleSeconds: stretches(HANDLE_SECONDS),
    ...(patience === undefined ? {} : { patienceSeconds: stretches(patience) }),
    withinSeconds: WITHIN_SECONDS,
  };
  const staff = stretches(agents);
  const group: GroupScenario =
    slowdown === undefined ? { staff } : { staff, concurrency: slowdown.length, slowdown };
  const above = new Float64Array(DAYS);
  const below = new Float64Array(DAYS);
  const scenario = { intervalSeconds: STRETCH_SECONDS, queues: [queue], groups: [group] };
  for (let day = 0; day < DAYS; day++) {
    const { queues } = simulate(scenario, { seed, replications: 1, firstReplication: day });
    above[day] = settledSum(numeratorOf(queues, measure));
    below[day] = settledSum([queues.arrivals]);
  }
  const estimate = estimateRatio(above, below, 0.95)!;
  return (estimate.mean - exact) / estimate.standardError!;
}

function numeratorOf(queues: QueueSums, measure: Measure): Float64Array[] {
  switch (measure) {
    case 'serviceLevel':
      return [queues.answeredWithin];
    case 'wait':
      return [queues.answeredWaitSeconds, queues.abandonedWaitSeconds];
    case 'abandoned':
      return [queues.abandoned];
    case 'blocked':
      return [queues.blocked];
  }
}

function settledSum(values: readonly Float64Array[]): number {
  return values.reduce((total, each) => total + each.subarray(1).reduce((sum, value) => sum + value, 0), 0);
}

describe('simulation against exact formulas', () => {
  const zs: number[] = [];

  it.each(CASES.map((one) => ({ name: `${one[0]} (${one[4]})`, one })))('$name: |z| < 4', ({ one }) => {
    const z = zOf(one, 1909);
    zs.push(z);
    expect(Math.abs(z)).toBeLessThan(4);
  });

  it('has the sum of z squared of all 30 inside its 99 % range', () => {
    expect(zs).toHaveLength(30);
    const sum = zs.reduce((total, z) => total + z * z, 0);
    // Chi-square with 30 degrees of freedom: 0.5 % below 13.787, 0.5 % above 53.672.
    expect(sum).toBeGreaterThan(13.787);
    expect(sum).toBeLessThan(53.672);
  });
});
