import { and, asc, between, eq, inArray, type SQL } from 'drizzle-orm';
import type { LocalDay, Metric, Scope } from '../../core/index.ts';
import { bulkUpsert, type Written } from '../bulk-upsert.ts';
import type { Transaction } from '../database/role.ts';
import { requireDraft } from '../require-draft.ts';
import { requireQueues } from '../require-seen.ts';
import { forecastDay, forecastVersion } from '../schema/forecast.ts';
import { ofTenant, queueSeen } from '../scope-filter.ts';

/**
 * A forecast of one queue, metric and local day: an element per interval. `lower` and `upper` hold all intervals of the
 * version's first level, then of the second, and so on.
 */
export interface ForecastDay {
  readonly versionId: string;
  readonly queueId: string;
  readonly metric: Metric;
  readonly day: LocalDay;
  readonly firstStartMs: number;
  readonly intervalMinutes: number;
  readonly model: string;
  readonly mean: Float64Array;
  readonly median: Float64Array;
  readonly lower: Float64Array;
  readonly upper: Float64Array;
}

/**
 * Stores days of drafts; an equal one is not touched.
 *
 * @throws AgnerError VERSION_PUBLISHED when a version is frozen; NOT_FOUND for unknown versions and queues.
 */
export async function saveForecastDays(
  transaction: Transaction,
  scope: Scope,
  days: readonly ForecastDay[],
): Promise<Written> {
  await requireDraft(
    transaction,
    scope,
    forecastVersion,
    days.map(({ versionId }) => versionId),
  );
  await requireQueues(
    transaction,
    scope,
    days.map(({ queueId }) => queueId),
  );
  return bulkUpsert(
    transaction,
    forecastDay,
    days.map(({ firstStartMs, ...day }) => ({ ...day, tenantId: scope.tenantId, firstStart: firstStartMs })),
  );
}

/** Which days of one version to read; bounds are local days, both included. */
export interface ForecastDayFilter {
  readonly versionId: string;
  readonly queueIds: readonly string[] | 'all';
  readonly metrics?: readonly Metric[];
  readonly fromDay?: LocalDay;
  readonly toDay?: LocalDay;
}

/** The days of one version, in order of queue, metric and day. */
export function readForecastDays(
  transaction: Transaction,
  scope: Scope,
  filter: ForecastDayFilter,
): Promise<ForecastDay[]> {
  const which = and(
    eq(forecastDay.versionId, filter.versionId),
    filter.queueIds === 'all' ? undefined : inArray(forecastDay.queueId, [...filter.queueIds]),
    filter.metrics && inArray(forecastDay.metric, [...filter.metrics]),
    between(forecastDay.day, filter.fromDay ?? '0001-01-01', filter.toDay ?? '9999-12-31'),
  );
  return transaction
    .select(forecastDayColumns())
    .from(forecastDay)
    .where(forecastDaysSeen(scope, which))
    .orderBy(asc(forecastDay.queueId), asc(forecastDay.metric), asc(forecastDay.day));
}

/** The columns of a ForecastDay. */
export function forecastDayColumns() {
  const { versionId, queueId, metric, day, firstStart, intervalMinutes, model } = forecastDay;
  const { mean, median, lower, upper } = forecastDay;
  const key = { versionId, queueId, metric, day, firstStartMs: firstStart, intervalMinutes };
  return { ...key, model, mean, median, lower, upper };
}

/** Forecast days that the scope sees and that meet the condition. */
export function forecastDaysSeen(scope: Scope, which: SQL | undefined): SQL {
  return ofTenant(scope, forecastDay.tenantId, which, queueSeen(scope, forecastDay.queueId));
}
