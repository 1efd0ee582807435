import { INTERVAL_MINUTES } from '../core/index.ts';

const MS_PER_MINUTE = 60_000;
/** Two local midnights are 23 to 25 hours apart. */
const SHORTEST_DAY_MINUTES = 23 * 60;
const LONGEST_DAY_MINUTES = 25 * 60;

/** A start of one queue's interval. */
export interface QueueStart {
  readonly queueId: string;
  readonly startMs: number;
}

/**
 * The most common distance between neighbouring starts, minutes; null when there are no two. Starts are compared within
 * each queue; where that gives no length Agner plans in, because queues have rows now and then, among all queues.
 */
export function commonStepMinutes(starts: readonly QueueStart[]): number | null {
  const byQueue = new Map<string, Set<number>>();
  for (const { queueId, startMs } of starts) {
    const known = byQueue.get(queueId);
    if (known === undefined) byQueue.set(queueId, new Set([startMs]));
    else known.add(startMs);
  }
  const within = commonestStep([...byQueue.values()]);
  if (within !== null && isIntervalLength(within)) return within;
  return commonestStep([new Set(starts.map((start) => start.startMs))]) ?? within;
}

function commonestStep(groups: readonly ReadonlySet<number>[]): number | null {
  const counts = new Map<number, number>();
  for (const distinct of groups) {
    const ascending = Float64Array.from(distinct).sort();
    for (let i = 1; i < ascending.length; i++) {
      const step = plannedLength(((ascending[i] as number) - (ascending[i - 1] as number)) / MS_PER_MINUTE);
      counts.set(step, (counts.get(step) ?? 0) + 1);
    }
  }
  let best: number | null = null;
  for (const [step, count] of counts) {
    const most = best === null ? 0 : (counts.get(best) as number);
    if (count > most || (count === most && step < (best as number))) best = step;
  }
  return best;
}

/** Is this a length Agner plans in? */
export function isIntervalLength(minutes: number): boolean {
  return (INTERVAL_MINUTES as readonly number[]).includes(minutes);
}

function plannedLength(minutes: number): number {
  return minutes >= SHORTEST_DAY_MINUTES && minutes <= LONGEST_DAY_MINUTES ? 1440 : minutes;
}
