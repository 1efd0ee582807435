import { parseTargets, type QueueTarget, targetOf } from '../../src/staffing/index.ts';

/** One queue's target read from the keys of targets.yaml; a fault fails the test that wrote it. */
export function queueTarget(keys: Record<string, unknown>): QueueTarget {
  const { targets, faults } = parseTargets({ queues: { q: keys } });
  if (faults.length > 0) throw new Error(faults.map((found) => found.message).join(' '));
  return targetOf(targets, 'q');
}
