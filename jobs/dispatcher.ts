import { tenantScope } from '../src/core/index.ts';
import {
  type Database,
  inTenant,
  type JobRow,
  listOpenJobsPublishedBefore,
  listTenants,
  listUnpublishedJobs,
  markJobsPublished,
} from '../src/store/index.ts';
import type { Delivery, JobQueue } from './queue/job-queue.ts';
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
  let repairedMs = Number.NEGATIVE_INFINITY;
  let stampMs = Number.NEGATIVE_INFINITY;
  return repeat(turn, settings.everyMs, settings.onError);

  async function turn(): Promise<void> {
    const repairDue = now() - repairedMs >= settings.lostAfterMs;
    if (repairDue) repairedMs = now();
    for (const { id: tenantId } of await listTenants(database)) {
      await publishDue(tenantId);
      if (repairDue) await repair(tenantId);
    }
  }

  async function publishDue(tenantId: string): Promise<void> {
    const scope = tenantScope(tenantId);
    for (;;) {
      const nowMs = now();
      // Never the same twice: with the job's id it names the message, and a queue takes a name once.
      stampMs = Math.max(nowMs, stampMs + 1);
      const publishedMs = stampMs;
      const rows = await inTenant(database, tenantId, async (transaction) => {
        const due = await listUnpublishedJobs(transaction, scope, { dueMs: nowMs, limit: BATCH });
        await markJobsPublished(
          transaction,
          scope,
          due.map(({ id }) => id),
          publishedMs,
        );
        return due;
      });
      if (rows.length > 0) await queue.publish(rows.map((row) => toDelivery(row, publishedMs)));
      if (rows.length < BATCH) return;
    }
  }

  async function repair(tenantId: string): Promise<void> {
    const beforeMs = now() - settings.lostAfterMs;
    let after: JobRow | null = null;
    for (;;) {
      const rows: JobRow[] = await inTenant(database, tenantId, (transaction) =>
        listOpenJobsPublishedBefore(transaction, tenantScope(tenantId), { beforeMs, after, limit: BATCH }),
      );
      for (const row of rows) await queue.republish(toDelivery(row, row.publishedAt as number));
      after = rows.at(-1) ?? null;
      if (rows.length < BATCH) return;
    }
  }
}

function toDelivery(row: JobRow, publishedMs: number): Delivery {
  return { tenantId: row.tenantId, jobId: row.id, priority: row.priority, publishedMs };
}
