import { ChatRouting } from './chat-routing.ts';
import { type DayTrace, drawDay, drawSharedFactor, newTrace } from './day-trace.ts';
import type { Engine } from './engine.ts';
import { FirstCome } from './first-come.ts';
import type { Scenario } from './scenario.ts';
import { SkillRouting } from './skill-routing.ts';

export function intervalCountOf(scenario: Scenario): number {
  return scenario.queues[0]!.contacts.length;
}

/** The whole numbers of staff, one array per group. */
export function staffOf(staff: readonly ArrayLike<number>[]): Int32Array[] {
  return staff.map((each) => Int32Array.from(each));
}

/** Empty traces of one day, one per queue, with room for somewhat more callers than are expected. */
export function newTraces(scenario: Scenario): DayTrace[] {
  return scenario.queues.map((queue) => {
    let expected = 0;
    for (let k = 0; k < queue.contacts.length; k++) expected += queue.contacts[k]!;
    return newTrace(queue.contacts.length, Math.ceil(expected + 5 * Math.sqrt(expected)));
  });
}

/** Draws the callers of all queues on one day. */
export function drawTraces(
  traces: readonly DayTrace[],
  scenario: Scenario,
  seed: number,
  replication: number,
): void {
  const shared = drawSharedFactor(scenario.dayCv ?? 0, seed, replication);
  scenario.queues.forEach((queue, i) => {
    drawDay(traces[i]!, queue, i, scenario.intervalSeconds, shared, seed, replication);
  });
}

/** The fastest engine that the scenario allows; where several do, they give the same outcome. */
export function engineFor(scenario: Scenario): Engine {
  const { queues, groups } = scenario;
  if (groups.some(({ concurrency = 1, slowdown }) => concurrency > 1 || slowdown !== undefined)) {
    return new ChatRouting(scenario);
  }
  const servesIt = groups[0]!.serves?.length !== 0;
  return queues.length === 1 && groups.length === 1 && servesIt
    ? firstComeEngine(scenario)
    : new SkillRouting(scenario);
}

export function firstComeEngine(scenario: Scenario): Engine {
  const [queue] = scenario.queues;
  const { withinSeconds, shortSeconds = 0 } = queue!;
  const rules = {
    intervalSeconds: scenario.intervalSeconds,
    withinSeconds,
    shortSeconds,
    waitingPlaces: queue!.waitingPlaces ?? Number.POSITIVE_INFINITY,
    lines: queue!.lines ?? Number.POSITIVE_INFINITY,
    cut: scenario.atClose === 'cut',
  };
  const engine = new FirstCome();
  return {
    run: (traces, staff, queues, groups) => {
      engine.run(traces[0]!, staff[0]!, rules, queues, groups);
    },
  };
}
