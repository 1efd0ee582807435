import { drawTraces, engineFor, intervalCountOf, newTraces, staffOf } from './centre.ts';
import { checkReplications, checkScenario } from './check-scenario.ts';
import { newGroupSums, newQueueSums } from './measures.ts';
import type { Replications, Scenario } from './scenario.ts';
import { addDay, newResult, type SimulationResult } from './simulation-result.ts';

/**
 * Simulates a number of independent days. Same scenario, same seed, same bits: day r is drawn from streams of
 * (seed, r) alone, so days 0 to 99 and days 100 to 199 may run on different machines and be joined by joinResults().
 *
 * @throws AgnerError SIMULATION_INPUT_INVALID
 */
export function simulate(scenario: Scenario, replications: Replications): SimulationResult {
  checkScenario(scenario);
  checkReplications(replications);
  const { seed, firstReplication = 0 } = replications;
  const intervalCount = intervalCountOf(scenario);
  const result = newResult({
    firstReplication,
    replications: replications.replications,
    intervalCount,
    queueCount: scenario.queues.length,
    groupCount: scenario.groups.length,
  });
  const queues = newQueueSums(result.queueCount * intervalCount);
  const groups = newGroupSums(result.groupCount * intervalCount);
  const traces = newTraces(scenario);
  const staff = staffOf(scenario.groups.map((group) => group.staff));
  const engine = engineFor(scenario);
  for (let day = 0; day < result.replications; day++) {
    drawTraces(traces, scenario, seed, firstReplication + day);
    engine.run(traces, staff, queues, groups);
    addDay(result, day, queues, groups);
  }
  return result;
}
