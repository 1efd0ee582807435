import { dayText, type Zone, zone } from '../calendar/index.ts';
import type { Queue } from '../core/index.ts';
import type { DayOf, HistoryDaySlots } from '../store/index.ts';

const MS_PER_MINUTE = 60_000;

/** Which local day of its queue an instant lies in, and the day's intervals. Made for loops in order of time. */
export function dayOfQueues(queues: readonly Queue[]): DayOf {
  const byId = new Map(queues.map((queue) => [queue.id, queue]));
  const latest = new Map<string, HistoryDaySlots & { readonly endMs: number }>();
  return (queueId, startMs) => {
    const known = latest.get(queueId);
    if (known !== undefined && startMs >= known.startMs && startMs < known.endMs) return known;
    const queue = byId.get(queueId) as Queue;
    const clock = zone(queue.timeZone);
    const dayNumber = clock.localDayOf(startMs);
    const dayStartMs = clock.startOfDayMs(dayNumber);
    const endMs = clock.startOfDayMs(dayNumber + 1);
    const slots = {
      day: dayText(dayNumber),
      startMs: dayStartMs,
      count: Math.ceil((endMs - dayStartMs) / (queue.intervalMinutes * MS_PER_MINUTE)),
      intervalMinutes: queue.intervalMinutes,
      endMs,
    };
    latest.set(queueId, slots);
    return slots;
  };
}

/** Start of the interval of a queue's grid that an instant lies in: marks of the wall clock, as phone systems cut. */
export function intervalStart(clock: Zone, intervalMinutes: number, ms: number): number {
  const length = intervalMinutes * MS_PER_MINUTE;
  const into = clock.toLocalMs(ms) % length;
  return ms - (into < 0 ? into + length : into);
}
