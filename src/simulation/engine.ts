import type { DayTrace } from './day-trace.ts';
import type { GroupSums, QueueSums } from './measures.ts';

/** Simulates one day of drawn callers under a given staff; made once, run many times. */
export interface Engine {
  /** @param staff one array per group. The day's outcome is added to the sums, [queue or group * intervals + interval]. */
  run(traces: readonly DayTrace[], staff: readonly Int32Array[], queues: QueueSums, groups: GroupSums): void;
}
