import { AgnerError, tenantScope } from '../src/core/index.ts';
import { claimJob, inTenant, type JobRow } from '../src/store/index.ts';
import { type AttemptSettings, runAttempt } from './attempt.ts';
import type { JobHandler } from './handler.ts';
import type { JobHandlers } from './handlers.ts';
import type { Delivery } from './queue/job-queue.ts';

/** What a worker does with the messages that the queue hands it. */
export interface Deliverer {
  /** Claims the job and runs one attempt, unless the message is stale; resolves when that has ended. */
  deliver(delivery: Delivery): Promise<void>;
  /** Tells the attempts at work that they are to end now and will be run again elsewhere. */
  handBack(): void;
}

/** An attempt at work in this process. */
interface Flight {
  readonly publishedMs: number;
  readonly stop: AbortController;
}

/** @param ended called when an attempt has ended and may have left something to publish: a retry, a next step. */
export function makeDeliverer(
  settings: AttemptSettings,
  handlers: JobHandlers,
  ended: () => void,
): Deliverer {
  const { database, now } = settings;
  const inFlight = new Map<string, Flight>();
  let handingBack = false;

  return {
    async deliver(delivery) {
      const { tenantId, jobId, publishedMs } = delivery;
      const key = `${tenantId}/${jobId}`;
      // The queue takes this very process for dead: the attempt is still at work and will end the job.
      if (inFlight.get(key)?.publishedMs === publishedMs) return;
      const scope = tenantScope(tenantId);
      const job = await inTenant(database, tenantId, (transaction) =>
        claimJob(transaction, scope, delivery, now()),
      );
      if (job === null) return;
      inFlight.get(key)?.stop.abort(supersededError(jobId));
      const flight: Flight = { publishedMs, stop: new AbortController() };
      inFlight.set(key, flight);
      if (handingBack) flight.stop.abort(stoppedError(jobId));
      try {
        const outcome = await runAttempt(settings, handlerFor(handlers, job), scope, job, flight.stop);
        if (outcome !== 'superseded') ended();
      } finally {
        if (inFlight.get(key) === flight) inFlight.delete(key);
      }
    },
    handBack() {
      handingBack = true;
      for (const [key, { stop }] of inFlight) stop.abort(stoppedError(key));
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
