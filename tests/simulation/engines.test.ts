import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { drawTraces, engineFor, newTraces, staffOf } from '../../src/simulation/centre.ts';
import { ChatRouting } from '../../src/simulation/chat-routing.ts';
import type { Engine } from '../../src/simulation/engine.ts';
import { GROUP_MEASURES, QUEUE_MEASURES, type Scenario } from '../../src/simulation/index.ts';
import { newGroupSums, newQueueSums } from '../../src/simulation/measures.ts';
import { SkillRouting } from '../../src/simulation/skill-routing.ts';
import { INTERVALS, oneQueue } from './random-scenario.ts';

function runDay(engine: Engine, scenario: Scenario, seed: number) {
  const queues = newQueueSums(scenario.queues.length * INTERVALS);
  const groups = newGroupSums(scenario.groups.length * INTERVALS);
  const traces = newTraces(scenario);
  drawTraces(traces, scenario, seed, 0);
  engine.run(traces, staffOf(scenario.groups.map(({ staff }) => staff)), queues, groups);
  return { queues, groups };
}

/** Two independent ways to the same outcome: by order of arrival without events, and by next event. */
describe('the engines agree caller by caller', () => {
  it.each<[string, (scenario: Scenario) => Engine]>([
    ['skill routing', (scenario) => new SkillRouting(scenario)],
    ['chat routing with one chat each', (scenario) => new ChatRouting(scenario)],
  ])('first come first served and %s', (_, make) => {
    fc.assert(
      fc.property(oneQueue, fc.nat(), (scenario, seed) => {
        const one = runDay(engineFor(scenario), scenario, seed);
        const other = runDay(make(scenario), scenario, seed);
        for (const name of QUEUE_MEASURES) {
          if (name === 'virtualWithin') continue;
          for (let k = 0; k < INTERVALS; k++)
            expect(other.queues[name][k]).toBeCloseTo(one.queues[name][k]!, 6);
        }
        for (const name of GROUP_MEASURES) {
          for (let k = 0; k < INTERVALS; k++)
            expect(other.groups[name][k]).toBeCloseTo(one.groups[name][k]!, 6);
        }
      }),
      { numRuns: 200 },
    );
  });
});
