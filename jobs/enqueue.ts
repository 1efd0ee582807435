import { randomUUID } from 'node:crypto';
import { AgnerError, type Scope } from '../src/core/index.ts';
import { insertJob, type JobRow, type Transaction } from '../src/store/index.ts';
import type { JobResult } from './handler.ts';
import { isJobKind, JOB_KINDS, type JobKind } from './job-kind.ts';
import { checkPayload, type JobPayload } from './payload.ts';

/** One step of a chain: enqueued in the transaction that ends the step before it, and never if that step dies. */
export interface ChainStep {
  readonly kind: JobKind;
  readonly payload: JobPayload;
}

export interface NewJobRequest extends ChainStep {
  /** A second request with the key of a stored job, whatever became of that job, is answered with that job. */
  readonly idempotencyKey?: string;
  /** Steps that follow, in order. */
  readonly chain?: readonly ChainStep[];
  /** Smaller runs first. Default 0. */
  readonly priority?: number;
  /** Not before this instant, UTC epoch ms. Default at once. */
  readonly runAtMs?: number;
  /** Attempts before the job is dead. Default 3. */
  readonly maxAttempts?: number;
}

/**
 * Enqueues a job in the caller's transaction: it exists if and only if the transaction commits. The queue is told
 * afterwards by a dispatcher, which `kick` hurries.
 *
 * @returns the stored job, and whether this request stored it.
 * @throws AgnerError JOB_PAYLOAD_INVALID, for a step of the chain too; VALUE_INVALID for an unknown kind.
 */
export async function enqueue(
  transaction: Transaction,
  scope: Scope,
  request: NewJobRequest,
  nowMs: number,
): Promise<{ readonly job: JobRow; readonly inserted: boolean }> {
  const { runAtMs, chain, kind, payload, ...rest } = request;
  for (const step of [request, ...(chain ?? [])]) checkStep(step);
  return insertJob(
    transaction,
    scope,
    {
      ...rest,
      id: randomUUID(),
      kind,
      payload,
      ...(chain === undefined || chain.length === 0 ? {} : { chain: chain.map((step) => ({ ...step })) }),
      ...(runAtMs === undefined ? {} : { runAt: runAtMs }),
    },
    nowMs,
  );
}

/** Enqueues the next step of a job's chain, if there is one, in the transaction that ends the job. */
export async function enqueueNext(
  transaction: Transaction,
  scope: Scope,
  job: JobRow,
  result: JobResult,
  nowMs: number,
): Promise<void> {
  const [next, ...rest] = (job.chain ?? []) as unknown as readonly ChainStep[];
  if (next === undefined) return;
  await insertJob(
    transaction,
    scope,
    {
      id: randomUUID(),
      kind: next.kind,
      payload: next.payload,
      previous: result,
      parentId: job.id,
      priority: job.priority,
      ...(rest.length === 0 ? {} : { chain: rest.map((step) => ({ ...step })) }),
    },
    nowMs,
  );
}

function checkStep(step: ChainStep): void {
  if (!isJobKind(step.kind)) {
    throw new AgnerError('VALUE_INVALID', `There is no job kind "${step.kind}".`, {
      field: 'kind',
      value: step.kind,
      next: `Use one of ${JOB_KINDS.join(', ')}.`,
    });
  }
  checkPayload(step.kind, step.payload);
}
