import { AgnerError } from '../core/index.ts';
import { GROUP_MEASURES, QUEUE_MEASURES } from './measures.ts';
import { newResult, type SimulationResult } from './simulation-result.ts';

/**
 * Joins runs of neighbouring replications of one scenario and seed into the result that one run of them all gives,
 * bit for bit.
 *
 * @param parts in ascending order of replication. @throws AgnerError SIMULATION_PARTS_MISMATCH
 */
export function joinResults(parts: readonly SimulationResult[]): SimulationResult {
  const [head] = parts;
  if (head === undefined) throw new AgnerError('SIMULATION_PARTS_MISMATCH', 'There are 0 parts to join.');
  let replications = 0;
  for (const part of parts) {
    checkPart(part, head, head.firstReplication + replications);
    replications += part.replications;
  }
  const joined = newResult({ ...head, replications });
  for (const part of parts) {
    const day = part.firstReplication - head.firstReplication;
    for (const name of QUEUE_MEASURES) {
      addTo(joined.queues[name], part.queues[name]);
      joined.queueDays[name].set(part.queueDays[name], day * head.queueCount);
    }
    for (const name of GROUP_MEASURES) {
      addTo(joined.groups[name], part.groups[name]);
      joined.groupDays[name].set(part.groupDays[name], day * head.groupCount);
    }
  }
  return joined;
}

function checkPart(part: SimulationResult, head: SimulationResult, wantedFirst: number): void {
  if (part.firstReplication !== wantedFirst) {
    throw new AgnerError(
      'SIMULATION_PARTS_MISMATCH',
      `A part begins with replication ${part.firstReplication}; the one before it ends at ${wantedFirst - 1}.`,
    );
  }
  for (const name of ['intervalCount', 'queueCount', 'groupCount'] as const) {
    if (part[name] === head[name]) continue;
    throw new AgnerError(
      'SIMULATION_PARTS_MISMATCH',
      `The part from replication ${part.firstReplication} has ${name} ${part[name]}, the first part ${head[name]}.`,
    );
  }
}

function addTo(sums: Float64Array, more: Float64Array): void {
  for (let i = 0; i < sums.length; i++) sums[i]! += more[i]!;
}
