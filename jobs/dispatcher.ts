import { type Database, jobsPublishedBefore, publishDueJobs } from '../src/store/index.ts';
import type { JobQueue } from './queue/job-queue.ts';
import { type Repeating, repeat } from './repeat.ts';

export interface DispatcherSettings {
  readonly database: Database;
  readonly queue: JobQueue;
  readonly now: () => number;
  /** Pause between two looks at the rows. */
  readonly everyMs: number;
  /** A published job that has not ended after this long is looked up in the queue, and published again if lost. */
  readonly lostAfterMs: number;
  readonly onError: (error: unknown) => void;
}

/** Rows taken in one statement. */
const BATCH = 200;

/**
 * Carries rows to the queue, and repairs the queue from the rows. Any number of dispatchers may run beside each other:
 * a row is marked as published before its message is written, by one of them; if that one dies in between, or the queue
 * loses the message later, the repair finds a row that is marked and a queue that knows nothing of it.
 */
export function startDispatcher(settings: DispatcherSettings): Repeating {
  const { database, queue, now } = settings;
  let lastRepairMs = Number.NEGATIVE_INFINITY;

  async function publishDue(): Promise<void> {
    for (;;) {
      const deliveries = await publishDueJobs(database, { nowMs: now(), limit: BATCH });
      if (deliveries.length > 0) await queue.publish(deliveries);
      if (deliveries.length < BATCH) return;
    }
  }

  async function repair(): Promise<void> {
    if (now() - lastRepairMs < settings.lostAfterMs) return;
    lastRepairMs = now();
    const beforeMs = now() - settings.lostAfterMs;
    let after: { publishedMs: number; jobId: string } | null = null;
    for (;;) {
      const deliveries = await jobsPublishedBefore(database, { beforeMs, after, limit: BATCH });
      for (const delivery of deliveries) await queue.republish(delivery);
      after = deliveries.at(-1) ?? null;
      if (deliveries.length < BATCH) return;
    }
  }

  return repeat(
    async () => {
      await publishDue();
      await repair();
    },
    settings.everyMs,
    settings.onError,
  );
}
