import { and, eq, inArray, lte, type SQL, sql } from 'drizzle-orm';
import type { Fault, Scope } from '../../core/index.ts';
import type { Transaction } from '../database/role.ts';
import type { JsonObject } from '../schema/column-types.ts';
import { job } from '../schema/job.ts';
import { ofTenant } from '../scope-filter.ts';
import type { JobRow } from './job.ts';

/** One attempt at a job. Whoever holds an older number than the row's has been replaced and may write nothing. */
export interface JobClaim {
  readonly jobId: string;
  readonly attempt: number;
}

/**
 * Starts the next attempt: the number rises by one, and from now on only that number can end the job. A running job may
 * be claimed too: its worker is taken for dead. Waits for transactions that hold the job (`holdJob`).
 *
 * @param publishedMs the publication that the claim answers to; a job published again since is left to that message.
 * @returns the job with its new number; null when it has ended, is not yet due, or is not stored.
 */
export async function claimJob(
  transaction: Transaction,
  scope: Scope,
  claim: { readonly jobId: string; readonly publishedMs: number },
  nowMs: number,
): Promise<JobRow | null> {
  const claimable = ofTenant(
    scope,
    job.tenantId,
    eq(job.id, claim.jobId),
    eq(job.publishedAt, claim.publishedMs),
    inArray(job.state, ['queued', 'failed', 'running']),
    lte(job.runAt, nowMs),
  );
  // FOR UPDATE, because a plain UPDATE would not wait for the KEY SHARE locks of holdJob.
  const found = await transaction.select({ id: job.id }).from(job).where(claimable).for('update');
  if (found.length === 0) return null;
  const [claimed] = await transaction
    .update(job)
    .set({ state: 'running', attempt: sql`${job.attempt} + 1`, startedAt: nowMs, error: null })
    .where(claimable)
    .returning();
  return claimed ?? null;
}

/**
 * Does the attempt still hold its job? If so, nobody can claim it before this transaction ends, while its progress can
 * still be written beside it.
 */
export async function holdJob(transaction: Transaction, scope: Scope, claim: JobClaim): Promise<boolean> {
  const found = await transaction.select({ id: job.id }).from(job).where(held(scope, claim)).for('key share');
  return found.length === 1;
}

/** Ends a job well. False, with nothing written, when another attempt holds it now. */
export function finishJob(
  transaction: Transaction,
  scope: Scope,
  claim: JobClaim,
  end: { readonly result: JsonObject | null; readonly nowMs: number },
): Promise<boolean> {
  return change(transaction, scope, claim, {
    state: 'done',
    result: end.result,
    progress: 1,
    finishedAt: end.nowMs,
  });
}

/**
 * Ends an attempt badly. The job waits for `retryAtMs`, or is dead when that is null or its attempts are used up.
 *
 * @returns what became of the job, or `superseded`, with nothing written, when another attempt holds it now.
 */
export async function failJob(
  transaction: Transaction,
  scope: Scope,
  claim: JobClaim,
  end: { readonly error: Fault; readonly nowMs: number; readonly retryAtMs: number | null },
): Promise<'failed' | 'dead' | 'superseded'> {
  const { error, nowMs, retryAtMs } = end;
  if (retryAtMs !== null) {
    const retried = await change(
      transaction,
      scope,
      claim,
      { state: 'failed', error, runAt: retryAtMs, publishedAt: null },
      sql`${job.attempt} < ${job.maxAttempts}`,
    );
    if (retried) return 'failed';
  }
  const ended = await change(transaction, scope, claim, { state: 'dead', error, finishedAt: nowMs });
  return ended ? 'dead' : 'superseded';
}

/** Gives a job back unfinished, as a worker does that stops. The attempt does not count against the job's limit. */
export function releaseJob(
  transaction: Transaction,
  scope: Scope,
  claim: JobClaim,
  runAtMs: number,
): Promise<boolean> {
  return change(transaction, scope, claim, {
    state: 'queued',
    runAt: runAtMs,
    publishedAt: null,
    // The number never falls (an older attempt could then pass for the current one): the limit rises instead.
    maxAttempts: sql`${job.maxAttempts} + 1`,
  });
}

/** Notes how far a job is: a share from 0 to 1 and a line for people. False when another attempt holds it now. */
export function setJobProgress(
  transaction: Transaction,
  scope: Scope,
  claim: JobClaim,
  progress: { readonly share: number; readonly text: string },
): Promise<boolean> {
  return change(transaction, scope, claim, { progress: progress.share, progressText: progress.text });
}

/** Gives a dead job another chance. False when it is not dead. */
export async function retryDeadJob(
  transaction: Transaction,
  scope: Scope,
  id: string,
  nowMs: number,
): Promise<boolean> {
  const changed = await transaction
    .update(job)
    .set({
      state: 'queued',
      runAt: nowMs,
      publishedAt: null,
      finishedAt: null,
      maxAttempts: sql`${job.attempt} + 1`,
    })
    .where(ofTenant(scope, job.tenantId, eq(job.id, id), eq(job.state, 'dead')))
    .returning({ id: job.id });
  return changed.length === 1;
}

async function change(
  transaction: Transaction,
  scope: Scope,
  claim: JobClaim,
  values: Parameters<ReturnType<Transaction['update']>['set']>[0],
  alsoWhen?: SQL,
): Promise<boolean> {
  const changed = await transaction
    .update(job)
    .set(values)
    .where(and(held(scope, claim), alsoWhen))
    .returning({ id: job.id });
  return changed.length === 1;
}

function held(scope: Scope, claim: JobClaim): SQL {
  return ofTenant(
    scope,
    job.tenantId,
    eq(job.id, claim.jobId),
    eq(job.attempt, claim.attempt),
    eq(job.state, 'running'),
  );
}
