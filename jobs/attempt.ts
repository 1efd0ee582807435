import { AgnerError, type Scope } from '../src/core/index.ts';
import {
  type Database,
  failJob,
  finishJob,
  inTenant,
  type JobClaim,
  type JobRow,
  releaseJob,
  setJobProgress,
  type Transaction,
} from '../src/store/index.ts';
import { enqueueNext } from './enqueue.ts';
import { guardedDatabase } from './guarded-database.ts';
import type { JobContext, JobHandler, JobResult } from './handler.ts';
import { isFinal, jobFault } from './job-fault.ts';
import { type Backoff, backoffMs } from './retry.ts';
import { type Throttle, throttle } from './throttle.ts';
import { untilAbandoned } from './until-abandoned.ts';

/** How a worker runs its attempts. */
export interface AttemptSettings {
  readonly database: Database;
  readonly now: () => number;
  readonly backoff: Backoff;
  /** Least time between two progress writes of one job. */
  readonly progressEveryMs: number;
  /** How long a handler may take to notice that its signal was aborted. */
  readonly abandonAfterMs: number;
  readonly onError: (error: unknown) => void;
}

/** What became of an attempt. `superseded`: another attempt holds the job now, and this one changed nothing more. */
export type AttemptOutcome = 'done' | 'failed' | 'dead' | 'released' | 'superseded';

/**
 * Runs one claimed attempt of a job to its end and writes the outcome, checking the attempt number in the transaction
 * that writes it.
 *
 * @param stop aborted (with an AgnerError) when the job is to be handed back before it is finished.
 */
export async function runAttempt(
  settings: AttemptSettings,
  handler: JobHandler,
  scope: Scope,
  job: JobRow,
  stop: AbortController,
): Promise<AttemptOutcome> {
  const claim: JobClaim = { jobId: job.id, attempt: job.attempt };
  const progress = progressWriter(settings, scope, job, claim, stop);
  const run: Run = { settings, scope, job, claim, stop, progress };
  const state = { completed: false };
  try {
    const result = await untilAbandoned(
      handler(makeContext(run, state)),
      stop.signal,
      settings.abandonAfterMs,
    );
    await run.progress.flush();
    if (!state.completed) {
      await inTenant(settings.database, scope.tenantId, (transaction) => end(run, transaction, result));
    }
    return 'done';
  } catch (error) {
    await run.progress.flush();
    if (!state.completed) return writeFailure(run, error);
    // Effect and end are committed: what a handler throws after that is a defect to report, not a failed job.
    settings.onError(error);
    return 'done';
  }
}

interface Run {
  readonly settings: AttemptSettings;
  readonly scope: Scope;
  readonly job: JobRow;
  readonly claim: JobClaim;
  readonly stop: AbortController;
  readonly progress: Throttle<{ readonly share: number; readonly text: string }>;
}

function progressWriter(
  { database, progressEveryMs, onError }: AttemptSettings,
  scope: Scope,
  job: JobRow,
  claim: JobClaim,
  stop: AbortController,
): Run['progress'] {
  return throttle(
    async (value) => {
      const held = await inTenant(database, scope.tenantId, (transaction) =>
        setJobProgress(transaction, scope, claim, value),
      );
      if (!held) stop.abort(superseded(job));
    },
    progressEveryMs,
    onError,
  );
}

function makeContext(run: Run, state: { completed: boolean }): JobContext {
  const { settings, scope, job, claim, stop } = run;
  const database = guardedDatabase(settings.database, scope, claim, () => superseded(job));
  return {
    database,
    scope,
    jobId: job.id,
    kind: job.kind,
    payload: job.payload,
    attempt: job.attempt,
    previous: job.previous,
    progress: (share, text) => run.progress.push({ share: Math.min(Math.max(share, 0), 1), text }),
    signal: stop.signal,
    now: settings.now,
    complete: async (write) => {
      const result = await inTenant(database, scope.tenantId, async (transaction) => {
        const written = await write(transaction);
        await end(run, transaction, written);
        return written;
      });
      state.completed = true;
      return result;
    },
  };
}

/** Ends the job and enqueues the next step of its chain, or throws so that the caller's transaction is undone. */
async function end(
  { settings, scope, job, claim }: Run,
  transaction: Transaction,
  result: JobResult,
): Promise<void> {
  const nowMs = settings.now();
  if (!(await finishJob(transaction, scope, claim, { result, nowMs }))) throw superseded(job);
  await enqueueNext(transaction, scope, job, result, nowMs);
}

async function writeFailure(
  { settings, scope, job, claim, stop }: Run,
  error: unknown,
): Promise<AttemptOutcome> {
  const reason: unknown = stop.signal.aborted ? stop.signal.reason : error;
  if (reason instanceof AgnerError && reason.code === 'JOB_SUPERSEDED') return 'superseded';
  const nowMs = settings.now();
  if (reason instanceof AgnerError && reason.code === 'JOB_STOPPED') {
    const held = await inTenant(settings.database, scope.tenantId, (transaction) =>
      releaseJob(transaction, scope, claim, nowMs),
    );
    return held ? 'released' : 'superseded';
  }
  const ended = await inTenant(settings.database, scope.tenantId, (transaction) =>
    failJob(transaction, scope, claim, {
      error: jobFault(error),
      nowMs,
      retryAtMs: isFinal(error) ? null : nowMs + backoffMs(job.attempt, settings.backoff),
    }),
  );
  return ended;
}

function superseded(job: JobRow): AgnerError {
  return new AgnerError(
    'JOB_SUPERSEDED',
    `Attempt ${job.attempt} no longer holds the ${job.kind} job ${job.id}.`,
    {
      value: job.id,
    },
  );
}
