import { and, asc, desc, eq, gt, inArray, isNull, lt, lte, or, type SQL } from 'drizzle-orm';
import type { Scope } from '../../core/index.ts';
import type { Transaction } from '../database/role.ts';
import { type JobState, job } from '../schema/job.ts';
import { type Condition, ofTenant } from '../scope-filter.ts';

/** A job as it is stored. Instants are UTC epoch milliseconds. */
export type JobRow = typeof job.$inferSelect;

/** What a new job needs; the rest has the defaults named here. */
export type NewJob = Pick<JobRow, 'id' | 'kind' | 'payload'> &
  Partial<Pick<JobRow, 'previous' | 'idempotencyKey' | 'parentId' | 'chain'>> & {
    /** Smaller runs first; default 0. */
    readonly priority?: number;
    /** Not before this instant; default now. */
    readonly runAt?: number;
    /** Default 3. */
    readonly maxAttempts?: number;
  };

const DEFAULT_MAX_ATTEMPTS = 3;

/**
 * Stores a job. A job with the idempotency key of a stored one is not stored: the stored one is the answer. Two
 * transactions that insert one key at the same moment get the same job.
 */
export async function insertJob(
  transaction: Transaction,
  scope: Scope,
  newJob: NewJob,
  nowMs: number,
): Promise<{ readonly job: JobRow; readonly inserted: boolean }> {
  const [inserted] = await transaction
    .insert(job)
    .values({
      ...newJob,
      tenantId: scope.tenantId,
      state: 'queued',
      priority: newJob.priority ?? 0,
      runAt: newJob.runAt ?? nowMs,
      attempt: 0,
      maxAttempts: newJob.maxAttempts ?? DEFAULT_MAX_ATTEMPTS,
      progress: 0,
      createdAt: nowMs,
    })
    .onConflictDoNothing()
    .returning();
  if (inserted !== undefined) return { job: inserted, inserted: true };
  const same = newJob.idempotencyKey
    ? or(eq(job.id, newJob.id), eq(job.idempotencyKey, newJob.idempotencyKey))
    : eq(job.id, newJob.id);
  const [stored] = await transaction
    .select()
    .from(job)
    .where(ofTenant(scope, job.tenantId, same))
    .limit(1);
  return { job: stored as JobRow, inserted: false };
}

/** One job, or null. */
export async function readJob(transaction: Transaction, scope: Scope, id: string): Promise<JobRow | null> {
  const [found] = await transaction
    .select()
    .from(job)
    .where(ofTenant(scope, job.tenantId, eq(job.id, id)));
  return found ?? null;
}

export interface JobFilter {
  readonly states?: readonly JobState[];
  readonly kinds?: readonly string[];
  readonly parentId?: string;
  /** Jobs created before this instant: the next page. */
  readonly beforeMs?: number;
  /** Default 100. */
  readonly limit?: number;
}

/** Jobs, newest first. */
export function listJobs(transaction: Transaction, scope: Scope, filter: JobFilter = {}): Promise<JobRow[]> {
  return transaction
    .select()
    .from(job)
    .where(ofTenant(scope, job.tenantId, ...conditions(filter)))
    .orderBy(desc(job.createdAt), asc(job.id))
    .limit(filter.limit ?? 100);
}

function conditions(filter: JobFilter): readonly Condition[] {
  return [
    filter.states && inArray(job.state, [...filter.states]),
    filter.kinds && inArray(job.kind, [...filter.kinds]),
    filter.parentId === undefined ? undefined : eq(job.parentId, filter.parentId),
    filter.beforeMs === undefined ? undefined : lt(job.createdAt, filter.beforeMs),
  ];
}

/**
 * Jobs that are due and that the job queue has not been told of, most urgent first. They are locked until the
 * transaction ends.
 */
export function listUnpublishedJobs(
  transaction: Transaction,
  scope: Scope,
  which: { readonly dueMs: number; readonly limit?: number },
): Promise<JobRow[]> {
  return transaction
    .select()
    .from(job)
    .where(
      ofTenant(
        scope,
        job.tenantId,
        isNull(job.publishedAt),
        inArray(job.state, [...OPEN_STATES]),
        lte(job.runAt, which.dueMs),
      ),
    )
    .orderBy(asc(job.priority), asc(job.runAt), asc(job.id))
    .limit(which.limit ?? 200)
    .for('update', { skipLocked: true });
}

/** States in which the job queue has to know the job. */
const OPEN_STATES: readonly JobState[] = ['queued', 'running', 'failed'];

/** Notes that the job queue was told of these jobs. */
export async function markJobsPublished(
  transaction: Transaction,
  scope: Scope,
  ids: readonly string[],
  nowMs: number,
): Promise<void> {
  if (ids.length === 0) return;
  await transaction
    .update(job)
    .set({ publishedAt: nowMs })
    .where(ofTenant(scope, job.tenantId, inArray(job.id, [...ids])));
}

/**
 * Open jobs that were published before an instant and have not ended since, oldest publication first: the ones to look
 * up in the job queue, which may have lost them. `after` is the last row of the page before.
 */
export function listOpenJobsPublishedBefore(
  transaction: Transaction,
  scope: Scope,
  which: {
    readonly beforeMs: number;
    readonly after?: Pick<JobRow, 'id' | 'publishedAt'> | null;
    readonly limit?: number;
  },
): Promise<JobRow[]> {
  const { after } = which;
  const open: SQL | undefined = and(
    inArray(job.state, [...OPEN_STATES]),
    lt(job.publishedAt, which.beforeMs),
  );
  const later =
    after?.publishedAt == null
      ? undefined
      : or(
          gt(job.publishedAt, after.publishedAt),
          and(eq(job.publishedAt, after.publishedAt), gt(job.id, after.id)),
        );
  return transaction
    .select()
    .from(job)
    .where(ofTenant(scope, job.tenantId, open, later))
    .orderBy(asc(job.publishedAt), asc(job.id))
    .limit(which.limit ?? 200);
}

/** Has the job queue told again of open jobs (all, or these): how a lost queue is rebuilt. Answers how many. */
export async function unpublishJobs(
  transaction: Transaction,
  scope: Scope,
  ids: readonly string[] | 'all' = 'all',
): Promise<number> {
  const which = ids === 'all' ? undefined : inArray(job.id, [...ids]);
  const changed = await transaction
    .update(job)
    .set({ publishedAt: null })
    .where(ofTenant(scope, job.tenantId, inArray(job.state, [...OPEN_STATES]), which))
    .returning({ id: job.id });
  return changed.length;
}
