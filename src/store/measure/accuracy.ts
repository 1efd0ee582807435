import { and, asc, between, eq, inArray } from 'drizzle-orm';
import type { LocalDay, Metric, Scope } from '../../core/index.ts';
import { bulkUpsert, type Written } from '../bulk-upsert.ts';
import type { Transaction } from '../database/role.ts';
import { requireQueues } from '../require-seen.ts';
import { type AccuracyGrain, accuracy } from '../schema/measure.ts';
import { ofTenant, queueSeen } from '../scope-filter.ts';

/** The sums of one forecast's errors on one queue over one period, by lead time. Ratios are taken after adding up. */
export type AccuracySums = Omit<typeof accuracy.$inferSelect, 'tenantId'>;

/** Stores sums; those of the same forecast, queue, metric, grain, period and lead are replaced. */
export async function saveAccuracy(
  transaction: Transaction,
  scope: Scope,
  sums: readonly AccuracySums[],
): Promise<Written> {
  await requireQueues(
    transaction,
    scope,
    sums.map(({ queueId }) => queueId),
  );
  return bulkUpsert(
    transaction,
    accuracy,
    sums.map((item) => ({ ...item, tenantId: scope.tenantId })),
  );
}

/** Sums of periods that begin between two local days, both included, in order of queue, metric, day and lead. */
export async function listAccuracy(
  transaction: Transaction,
  scope: Scope,
  filter: {
    readonly queueIds: readonly string[] | 'all';
    readonly metrics?: readonly Metric[];
    readonly grain: AccuracyGrain;
    readonly fromDay: LocalDay;
    readonly toDay: LocalDay;
    readonly forecastVersionId?: string;
    readonly runId?: string;
  },
): Promise<AccuracySums[]> {
  const which = and(
    filter.queueIds === 'all' ? undefined : inArray(accuracy.queueId, [...filter.queueIds]),
    filter.metrics && inArray(accuracy.metric, [...filter.metrics]),
    eq(accuracy.grain, filter.grain),
    between(accuracy.day, filter.fromDay, filter.toDay),
    filter.forecastVersionId === undefined
      ? undefined
      : eq(accuracy.forecastVersionId, filter.forecastVersionId),
    filter.runId === undefined ? undefined : eq(accuracy.runId, filter.runId),
    queueSeen(scope, accuracy.queueId),
  );
  const rows = await transaction
    .select()
    .from(accuracy)
    .where(ofTenant(scope, accuracy.tenantId, which))
    .orderBy(asc(accuracy.queueId), asc(accuracy.metric), asc(accuracy.day), asc(accuracy.leadDays));
  return rows.map(({ tenantId: _tenant, ...sums }) => sums);
}
