import { AgnerError, tenantScope } from '../src/core/index.ts';
import {
  claimJob,
  type Database,
  inTenant,
  type JobRow,
  listTenants,
  unpublishJobs,
} from '../src/store/index.ts';
import { type AttemptSettings, runAttempt } from './attempt.ts';
import { startDispatcher } from './dispatcher.ts';
import type { JobHandler } from './handler.ts';
import { checkHandlers, type JobHandlers } from './handlers.ts';
import type { Delivery } from './queue/job-queue.ts';
import { openJobQueue } from './queue/open-job-queue.ts';
import { type Backoff, DEFAULT_BACKOFF } from './retry.ts';
import { type Schedule, startScheduler } from './scheduler.ts';

export interface WorkerOptions {
  readonly database: Database;
  /** Use Redis for the queue instead of the database; the rows stay in the database. */
  readonly redisUrl?: string;
  readonly handlers: JobHandlers;
  /** Jobs run at once by this process. Default 2. */
  readonly concurrency?: number;
  /** UTC epoch ms; default the system clock. The queue's own locks always use the system clock. */
  readonly clock?: () => number;
  /** What to enqueue every day; asked for again at each turn, so that a new site needs no restart. Default nothing. */
  readonly schedules?: () => Promise<readonly Schedule[]>;
  /** Called with whatever goes wrong outside a job. Default: nothing is said. */
  readonly onError?: (error: unknown) => void;
  /** Pause between two looks at the schedules. Default 15,000. */
  readonly scheduleEveryMs?: number;
  readonly backoff?: Backoff;
  /** A worker that is silent for this long loses its jobs to another one. Default 30,000. */
  readonly lockMs?: number;
  /** Pause between two looks for rows to publish. Default 1,000. */
  readonly dispatchEveryMs?: number;
  /** Age at which a publication is looked up in the queue. Default 30,000. */
  readonly lostAfterMs?: number;
  /** Least time between two progress writes of one job. Default 500. */
  readonly progressEveryMs?: number;
  /** How long `stop` lets jobs finish before it hands them back. Default 20,000. */
  readonly stopAfterMs?: number;
  /** How long a handler may take to end once its signal is aborted. Default 2,000. */
  readonly abandonAfterMs?: number;
  /** Name of the queue; differing names do not see each other. Default `agner`. */
  readonly queueName?: string;
}

/** How long the queue may take to close a connection, ms. */
const FAREWELL_MS = 2_000;

/** An attempt at work in this process. */
interface Flight {
  readonly publishedMs: number;
  readonly stop: AbortController;
}

export interface JobWorker {
  /** Publishes what was just committed without waiting for the next look. */
  kick(): void;
  /** Takes no new job, lets those in flight finish, hands back those that do not, and closes the queue. */
  stop(): Promise<void>;
}

/**
 * Starts to run jobs: on the embedded database or PostgreSQL through bullmq's PostgreSQL backend, with `redisUrl`
 * through bullmq on Redis. Any number of workers may run, one process each, except on the embedded database.
 *
 * @throws AgnerError JOB_HANDLERS_INCOMPLETE.
 */
export async function startWorker(options: WorkerOptions): Promise<JobWorker> {
  checkHandlers(options.handlers);
  const { database } = options;
  const now = options.clock ?? Date.now;
  const onError = options.onError ?? (() => undefined);
  const settings: AttemptSettings = {
    database,
    now,
    onError,
    backoff: options.backoff ?? DEFAULT_BACKOFF,
    progressEveryMs: options.progressEveryMs ?? 500,
    abandonAfterMs: options.abandonAfterMs ?? 2_000,
  };
  const inFlight = new Map<string, Flight>();

  async function handle(delivery: Delivery): Promise<void> {
    const key = `${delivery.tenantId}/${delivery.jobId}`;
    const earlier = inFlight.get(key);
    // The queue takes this very process for dead: the attempt is still at work and will end the job.
    if (earlier?.publishedMs === delivery.publishedMs) return;
    earlier?.stop.abort(supersededError(delivery.jobId));
    const flight: Flight = { publishedMs: delivery.publishedMs, stop: new AbortController() };
    inFlight.set(key, flight);
    try {
      const scope = tenantScope(delivery.tenantId);
      const job = await inTenant(database, delivery.tenantId, (transaction) =>
        claimJob(transaction, scope, delivery, now()),
      );
      if (job === null) return;
      const outcome = await runAttempt(settings, handlerFor(options.handlers, job), scope, job, flight.stop);
      if (outcome !== 'superseded') dispatcher.kick();
    } finally {
      if (inFlight.get(key) === flight) inFlight.delete(key);
    }
  }

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
  const consumer = queue.consume(handle, {
    concurrency: options.concurrency ?? 2,
    lockMs: options.lockMs ?? 30_000,
    onError,
  });

  let stopping: Promise<void> | undefined;
  async function stopAll(): Promise<void> {
    const stopAfterMs = options.stopAfterMs ?? 20_000;
    const handBack = setTimeout(() => {
      for (const [key, { stop }] of inFlight) stop.abort(stoppedError(key));
    }, stopAfterMs);
    // A queue that cannot be reached answers nothing, not even a farewell: no step may wait for it for ever.
    await within(stopAfterMs, Promise.all([scheduler?.stop(), dispatcher.stop()]));
    await within(stopAfterMs + settings.abandonAfterMs + FAREWELL_MS, consumer.drain());
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

/**
 * The handler of a claimed job. A job whose last allowed attempt was already used has lost a worker in each of them, and
 * is not given another one to take down; a kind that this version does not know belongs to a newer one.
 */
function handlerFor(handlers: JobHandlers, job: JobRow): JobHandler {
  if (job.attempt > job.maxAttempts) {
    return () => {
      throw new AgnerError(
        'JOB_WORKER_LOST',
        `The ${job.kind} job ${job.id} lost its worker in attempt ${job.maxAttempts}, the last one allowed.`,
        { value: job.id },
      );
    };
  }
  const handler = (handlers as Readonly<Record<string, JobHandler | undefined>>)[job.kind];
  if (handler !== undefined) return handler;
  return () => {
    throw new AgnerError('VALUE_INVALID', `This version of Agner has no job kind "${job.kind}".`, {
      field: 'kind',
      value: job.kind,
    });
  };
}

/** Has every open job of an embedded database published afresh, so that nothing waits for the locks of a dead process. */
async function forgetPublications(database: Database): Promise<void> {
  for (const { id: tenantId } of await listTenants(database)) {
    await inTenant(database, tenantId, (transaction) => unpublishJobs(transaction, tenantScope(tenantId)));
  }
}

/** Waits for the work, but no longer than this. */
async function within(longestMs: number, work: Promise<unknown>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const enough = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, longestMs);
  });
  await Promise.race([work, enough]).finally(() => clearTimeout(timer));
}

function supersededError(jobId: string): AgnerError {
  return new AgnerError(
    'JOB_SUPERSEDED',
    `The job ${jobId} was published again while an attempt was at work.`,
    {
      value: jobId,
    },
  );
}

function stoppedError(jobId: string): AgnerError {
  return new AgnerError('JOB_STOPPED', `The worker stopped before the job ${jobId} had finished.`, {
    value: jobId,
  });
}
