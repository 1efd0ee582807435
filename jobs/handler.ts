import type { AgnerError, Scope } from '../src/core/index.ts';
import type { Database, Transaction } from '../src/store/index.ts';
import type { JobPayload } from './payload.ts';

/** What a job leaves on its row: plain JSON, small (ids and counts; results themselves live in their own tables). */
export type JobResult = JobPayload | null;

/** What a handler is given. Everything that differs between two attempts, or between a test and the world, is here. */
export interface JobContext {
  /**
   * The database. Each transaction opened on it first checks that this attempt still holds the job, and holds the row
   * until it ends, so an attempt that was paused or replaced can commit nothing. Writes outside a transaction are not
   * protected: use `inTenant`.
   *
   * @throws AgnerError JOB_SUPERSEDED from `transaction` when the job was given to another attempt.
   */
  readonly database: Database;
  readonly scope: Scope;
  readonly jobId: string;
  readonly kind: string;
  readonly payload: JobPayload;
  /** 1 for the first attempt. */
  readonly attempt: number;
  /** Result of the step before this one in a chain; null for a job that stands alone. */
  readonly previous: JobResult;
  /** Says how far the job is: a share from 0 to 1 and a line for people. Cheap to call often; the last one is kept. */
  readonly progress: (share: number, text: string) => void;
  /** Aborted when the worker stops or another attempt has taken over; its reason is an AgnerError. */
  readonly signal: AbortSignal;
  /** UTC epoch ms. */
  readonly now: () => number;
  /**
   * Writes the effect and ends the job in ONE transaction: the effect exists exactly once, whatever is killed when.
   * Optional: a handler that only returns its result is ended in a transaction of its own, and its effects may be
   * written twice when a worker dies between the two, so they must then be such that twice equals once.
   *
   * @throws AgnerError JOB_SUPERSEDED, with nothing written.
   */
  readonly complete: (write: (transaction: Transaction) => Promise<JobResult>) => Promise<JobResult>;
}

/** A job's door to one use case. It throws an AgnerError to fail, and may be run again from the start at any time. */
export type JobHandler = (context: JobContext) => Promise<JobResult>;

/** Why a signal was aborted. */
export type AbortReason = AgnerError;
