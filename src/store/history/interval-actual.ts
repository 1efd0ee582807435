import { and, asc, gte, inArray, lt, type SQL, sql } from 'drizzle-orm';
import type { ActualSource, IntervalActual, Scope } from '../../core/index.ts';
import type { Transaction } from '../database/role.ts';
import { intervalActual } from '../schema/history.ts';
import { ofTenant, queueSeen } from '../scope-filter.ts';

/** Interval actuals to read: a half-open span, of all queues seen or of some. */
export interface ActualsRange {
  readonly queueIds: readonly string[] | 'all';
  readonly fromMs: number;
  readonly toMs: number;
}

/** A stored interval with where it came from. */
export interface StoredIntervalActual extends IntervalActual {
  readonly source: ActualSource;
  readonly importId: string;
}

/** Stored intervals in order of queue and start, row by row. Long spans are read faster as history days. */
export function readIntervalActuals(
  transaction: Transaction,
  scope: Scope,
  range: ActualsRange,
): Promise<StoredIntervalActual[]> {
  const { tenantId, startAt, ...columns } = intervalColumns();
  return transaction
    .select({ ...columns, startMs: epochMs(startAt) })
    .from(intervalActual)
    .where(ofTenant(scope, tenantId, inRange(range), queueSeen(scope, intervalActual.queueId)))
    .orderBy(asc(intervalActual.queueId), asc(intervalActual.startAt));
}

/** The imports that the stored intervals of a range came from: what a result over them rests on. */
export async function listActualImports(
  transaction: Transaction,
  scope: Scope,
  range: ActualsRange,
): Promise<string[]> {
  const { tenantId, queueId, importId } = intervalActual;
  const rows = await transaction
    .selectDistinct({ importId })
    .from(intervalActual)
    .where(ofTenant(scope, tenantId, inRange(range), queueSeen(scope, queueId)))
    .orderBy(asc(importId));
  return rows.map((row) => row.importId);
}

/** How far the stored actuals of each queue reach: the first start and the end of the last interval. */
export async function readActualsExtent(
  transaction: Transaction,
  scope: Scope,
): Promise<readonly { readonly queueId: string; readonly fromMs: number; readonly toMs: number }[]> {
  const { queueId, startAt, minutes, tenantId } = intervalActual;
  return transaction
    .select({
      queueId,
      fromMs: sql<number>`date_part('epoch', min(${startAt})) * 1000`,
      toMs: sql<number>`date_part('epoch', max(${startAt} + ${minutes} * interval '1 minute')) * 1000`,
    })
    .from(intervalActual)
    .where(ofTenant(scope, tenantId, queueSeen(scope, queueId)))
    .groupBy(queueId)
    .orderBy(asc(queueId));
}

function intervalColumns() {
  const { queueId, minutes, source, importId, tenantId, startAt } = intervalActual;
  const { offered, handled, abandoned, abandonedShort, handledWithin, abandonedWithin, flowOut } =
    intervalActual;
  const { waitSecondsHandled, waitSecondsAll, handleSeconds, thresholdSeconds } = intervalActual;
  const counts = { offered, handled, abandoned, abandonedShort, handledWithin, abandonedWithin, flowOut };
  const seconds = { waitSecondsHandled, waitSecondsAll, handleSeconds, thresholdSeconds };
  return { tenantId, queueId, startAt, minutes, ...counts, ...seconds, source, importId };
}

function epochMs(column: typeof intervalActual.startAt): SQL<number> {
  return sql<number>`date_part('epoch', ${column}) * 1000`.mapWith(Math.round);
}

function inRange({ queueIds, fromMs, toMs }: ActualsRange): SQL | undefined {
  return and(
    queueIds === 'all' ? undefined : inArray(intervalActual.queueId, [...queueIds]),
    gte(intervalActual.startAt, fromMs),
    lt(intervalActual.startAt, toMs),
  );
}
