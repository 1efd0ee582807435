import { tenantScope } from '../src/core/index.ts';
import { type Database, inTenant, listTenants, unpublishJobs } from '../src/store/index.ts';
import { makeDeliverer } from './deliver.ts';
import { startDispatcher } from './dispatcher.ts';
import { checkHandlers } from './handlers.ts';
import { openJobQueue } from './queue/open-job-queue.ts';
import { DEFAULT_BACKOFF } from './retry.ts';
import { startScheduler } from './scheduler.ts';
import { within } from './within.ts';
import type { WorkerOptions } from './worker-options.ts';

/** How long the queue may take to close a connection, ms. */
const FAREWELL_MS = 2_000;

export interface JobWorker {
  /** Publishes what was just committed without waiting for the next look. */
  kick(): void;
  /** Takes no new job, lets those in flight finish, hands back those that do not, and closes the queue. */
  stop(): Promise<void>;
}

/**
 * Starts to run jobs: on the embedded database or PostgreSQL through bullmq's PostgreSQL backend, with `redisUrl`
 * through bullmq on Redis. Any number of workers may run, one process each, except on the embedded database, where
 * one worker of the one process that holds the data folder runs all jobs.
 *
 * @throws AgnerError JOB_HANDLERS_INCOMPLETE.
 */
export async function startWorker(options: WorkerOptions): Promise<JobWorker> {
  checkHandlers(options.handlers);
  const { database } = options;
  const now = options.clock ?? Date.now;
  const onError = options.onError ?? (() => undefined);
  const settings = {
    database,
    now,
    onError,
    backoff: options.backoff ?? DEFAULT_BACKOFF,
    progressEveryMs: options.progressEveryMs ?? 500,
    abandonAfterMs: options.abandonAfterMs ?? 2_000,
  };
  // One process owns an embedded database, so whatever ran when it was opened ran in a process that is gone.
  const forgotten = database.kind === 'embedded' ? forgetPublications(database) : undefined;
  const [queue] = await Promise.all([openJobQueue(options, onError), forgotten]);
  const dispatcher = startDispatcher({
    database,
    queue,
    now,
    onError,
    everyMs: options.dispatchEveryMs ?? 1_000,
    lostAfterMs: options.lostAfterMs ?? 30_000,
  });
  const scheduler =
    options.schedules === undefined
      ? undefined
      : startScheduler({
          database,
          schedules: options.schedules,
          now,
          everyMs: options.scheduleEveryMs ?? 15_000,
          onError,
          enqueued: () => dispatcher.kick(),
        });
  const deliverer = makeDeliverer(settings, options.handlers, () => dispatcher.kick());
  const consumer = queue.consume(deliverer.deliver, {
    concurrency: options.concurrency ?? 2,
    lockMs: options.lockMs ?? 30_000,
    onError,
  });

  let stopping: Promise<void> | undefined;
  async function stopAll(): Promise<void> {
    const stopAfterMs = options.stopAfterMs ?? 20_000;
    const handBack = setTimeout(deliverer.handBack, stopAfterMs);
    // A queue that cannot be reached answers nothing, not even a farewell: no step may wait for it for ever.
    await within(
      stopAfterMs + settings.abandonAfterMs + FAREWELL_MS,
      Promise.all([consumer.drain(), dispatcher.stop(), scheduler?.stop()]),
    );
    clearTimeout(handBack);
    await within(FAREWELL_MS, consumer.close());
    await within(FAREWELL_MS, queue.close());
  }
  return {
    kick: () => dispatcher.kick(),
    stop: () => {
      stopping ??= stopAll();
      return stopping;
    },
  };
}

/** Has every open job of an embedded database published afresh, so that nothing waits for the locks of a dead process. */
async function forgetPublications(database: Database): Promise<void> {
  for (const { id: tenantId } of await listTenants(database)) {
    await inTenant(database, tenantId, (transaction) => unpublishJobs(transaction, tenantScope(tenantId)));
  }
}
