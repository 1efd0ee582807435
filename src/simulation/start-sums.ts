import type { DayTrace } from './day-trace.ts';
import type { GroupSums, QueueSums } from './measures.ts';

/** Writes down what is known before an event engine runs: arrivals, planned staff, and that virtual waits are not. */
export function startSums(
  traces: readonly DayTrace[],
  staff: readonly Int32Array[],
  intervalSeconds: number,
  queues: QueueSums,
  groups: GroupSums,
): void {
  traces.forEach(({ first }, queue) => {
    const intervalCount = first.length - 1;
    for (let k = 0; k < intervalCount; k++) {
      queues.arrivals[queue * intervalCount + k] = first[k + 1]! - first[k]!;
    }
  });
  queues.virtualWithin.fill(Number.NaN);
  staff.forEach((agents, group) => {
    agents.forEach((n, k) => {
      groups.staffedSeconds[group * agents.length + k] = n * intervalSeconds;
    });
  });
}
