import { and, asc, eq, gte, inArray, lt } from 'drizzle-orm';
import type { Scope } from '../../core/index.ts';
import type { Transaction } from '../database/role.ts';
import { intervalRestatement } from '../schema/history.ts';
import { ofTenant, queueSeen } from '../scope-filter.ts';
import type { ActualsRange, StoredIntervalActual } from './interval-actual.ts';

/** What an import can change of an interval. */
export type RestatedValues = Omit<StoredIntervalActual, 'queueId' | 'startMs' | 'importId'>;

/** A stored interval that a later import changed. `revision` counts the changes of that interval from 1. */
export interface IntervalRestatement {
  readonly queueId: string;
  readonly startMs: number;
  readonly revision: number;
  readonly before: RestatedValues;
  readonly after: RestatedValues;
  readonly importId: string;
  readonly atMs: number;
}

/** Restatements of intervals in a range, in order of queue, start and revision; of one import if named. */
export async function listIntervalRestatements(
  transaction: Transaction,
  scope: Scope,
  range: ActualsRange & { readonly importId?: string },
): Promise<IntervalRestatement[]> {
  const { queueId, startAt, revision, before, after, importId, at, tenantId } = intervalRestatement;
  const which = and(
    range.queueIds === 'all' ? undefined : inArray(queueId, [...range.queueIds]),
    gte(startAt, range.fromMs),
    lt(startAt, range.toMs),
    range.importId === undefined ? undefined : eq(importId, range.importId),
    queueSeen(scope, queueId),
  );
  return transaction
    .select({ queueId, startMs: startAt, revision, before, after, importId, atMs: at })
    .from(intervalRestatement)
    .where(ofTenant(scope, tenantId, which))
    .orderBy(asc(queueId), asc(startAt), asc(revision)) as Promise<IntervalRestatement[]>;
}
