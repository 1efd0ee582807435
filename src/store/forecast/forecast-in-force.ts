import { and, between, eq, inArray, isNotNull, lte, sql } from 'drizzle-orm';
import type { LocalDay, Metric, Scope } from '../../core/index.ts';
import type { Transaction } from '../database/role.ts';
import { groupRows, inForcePerSlot } from '../in-force.ts';
import { forecastDay, forecastVersion } from '../schema/forecast.ts';
import { type ForecastDay, forecastDayColumns, forecastDaysSeen } from './forecast-day.ts';

/** The forecast that counted for one queue, metric and local day, interval by interval. */
export interface ForecastInForce {
  readonly queueId: string;
  readonly metric: Metric;
  readonly day: LocalDay;
  readonly firstStartMs: number;
  readonly intervalMinutes: number;
  /** NaN where no version counted. */
  readonly mean: Float64Array;
  readonly median: Float64Array;
  /** Per interval the day of the version that counted, with its bounds; null where none did. */
  readonly sources: readonly (PublishedForecastDay | null)[];
}

export interface PublishedForecastDay extends ForecastDay {
  readonly publishedMs: number;
  /** The levels of `lower` and `upper`. */
  readonly levels: Float64Array;
}

/**
 * The forecast that counts for the past: of each interval, the last version published at least `lagMs` before it
 * began. Used by accuracy, staffing-to-plan and invoice relief. In order of queue, metric and day.
 */
export async function readForecastInForce(
  transaction: Transaction,
  scope: Scope,
  filter: {
    readonly queueIds: readonly string[];
    readonly metrics: readonly Metric[];
    readonly fromDay: LocalDay;
    readonly toDay: LocalDay;
    readonly lagMs: number;
  },
): Promise<ForecastInForce[]> {
  const { queueIds, metrics, fromDay, toDay, lagMs } = filter;
  const rows = await transaction
    .select({
      ...forecastDayColumns(),
      publishedMs: forecastVersion.publishedAt,
      levels: forecastVersion.levels,
    })
    .from(forecastDay)
    .innerJoin(
      forecastVersion,
      and(eq(forecastVersion.tenantId, forecastDay.tenantId), eq(forecastVersion.id, forecastDay.versionId)),
    )
    .where(
      forecastDaysSeen(
        scope,
        and(
          inArray(forecastDay.queueId, [...queueIds]),
          inArray(forecastDay.metric, [...metrics]),
          between(forecastDay.day, fromDay, toDay),
          eq(forecastVersion.status, 'published'),
          isNotNull(forecastVersion.publishedAt),
          lte(forecastVersion.publishedAt, lastUsefulPublication(lagMs)),
          sql`${forecastVersion.publishedAt} >= (${firstUsefulPublication(lagMs)})`,
        ),
      ),
    )
    .orderBy(forecastDay.queueId, forecastDay.metric, forecastDay.day);
  const byDay = groupRows(rows as PublishedForecastDay[], ({ queueId, metric, day }) => [
    queueId,
    metric,
    day,
  ]);
  return byDay.map((candidates) => compose(candidates, lagMs));
}

/** A version published after the last interval of the day, less the lag, counts for none of its intervals. */
function lastUsefulPublication(lagMs: number) {
  const length = sql`cardinality(${forecastDay.mean}) * ${forecastDay.intervalMinutes} * interval '1 minute'`;
  return sql`${forecastDay.firstStart} + ${length} - ${lagMs}::double precision * interval '1 millisecond'`;
}

/** Of the versions published early enough for the whole day only the last one counts: older ones need not be read. */
function firstUsefulPublication(lagMs: number) {
  return sql`
    SELECT coalesce(max(version.published_at), '-infinity') FROM ${forecastDay} AS other
    JOIN ${forecastVersion} AS version ON version.tenant_id = other.tenant_id AND version.id = other.version_id
    WHERE other.tenant_id = ${forecastDay.tenantId} AND other.queue_id = ${forecastDay.queueId}
    AND other.metric = ${forecastDay.metric} AND other.day = ${forecastDay.day} AND version.status = 'published'
    AND version.published_at <= other.first_start - ${lagMs}::double precision * interval '1 millisecond'`;
}

function compose(candidates: readonly PublishedForecastDay[], lagMs: number): ForecastInForce {
  const { queueId, metric, day, firstStartMs, intervalMinutes, mean } = candidates[0] as PublishedForecastDay;
  const sources = inForcePerSlot(candidates, mean.length, lagMs);
  return {
    queueId,
    metric,
    day,
    firstStartMs,
    intervalMinutes,
    mean: Float64Array.from(sources, (source, slot) => source?.mean[slot] ?? Number.NaN),
    median: Float64Array.from(sources, (source, slot) => source?.median[slot] ?? Number.NaN),
    sources,
  };
}
