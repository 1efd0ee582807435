import { and, asc, between, eq, inArray, lte, sql } from 'drizzle-orm';
import type { LocalDay, Scope } from '../../core/index.ts';
import type { Transaction } from '../database/role.ts';
import { groupRows, inForcePerSlot } from '../in-force.ts';
import { planDay, planVersion } from '../schema/plan.ts';
import { type PlanDay, planDayColumns, planDaysSeen } from './plan-day.ts';

/** The plan that counted for one queue and local day: per interval the version's day, or null where none counted. */
export interface PlanInForce {
  readonly queueId: string;
  readonly day: LocalDay;
  readonly firstStartMs: number;
  readonly intervalMinutes: number;
  readonly sources: readonly (PublishedPlanDay | null)[];
}

export interface PublishedPlanDay extends PlanDay {
  readonly publishedMs: number;
}

/**
 * The plan that counts for the past: of each interval, the last version published at least `lagMs` before it began. In
 * order of queue and day.
 */
export async function readPlanInForce(
  transaction: Transaction,
  scope: Scope,
  filter: {
    readonly queueIds: readonly string[];
    readonly fromDay: LocalDay;
    readonly toDay: LocalDay;
    readonly lagMs: number;
  },
): Promise<PlanInForce[]> {
  const { queueIds, fromDay, toDay, lagMs } = filter;
  const lag = sql`${lagMs}::double precision * interval '1 millisecond'`;
  const length = sql`cardinality(${planDay.required}) * ${planDay.intervalMinutes} * interval '1 minute'`;
  // Of the versions published early enough for the whole day only the last one counts: older ones need not be read.
  const earliest = sql`(
    SELECT coalesce(max(version.published_at), '-infinity') FROM ${planDay} AS other
    JOIN ${planVersion} AS version ON version.tenant_id = other.tenant_id AND version.id = other.version_id
    WHERE other.tenant_id = ${planDay.tenantId} AND other.queue_id = ${planDay.queueId} AND other.day = ${planDay.day}
    AND version.status = 'published' AND version.published_at <= other.first_start - ${lag})`;
  const rows = await transaction
    .select({ ...planDayColumns(), publishedMs: planVersion.publishedAt })
    .from(planDay)
    .innerJoin(
      planVersion,
      and(eq(planVersion.tenantId, planDay.tenantId), eq(planVersion.id, planDay.versionId)),
    )
    .where(
      planDaysSeen(
        scope,
        and(
          inArray(planDay.queueId, [...queueIds]),
          between(planDay.day, fromDay, toDay),
          eq(planVersion.status, 'published'),
          lte(planVersion.publishedAt, sql`${planDay.firstStart} + ${length} - ${lag}`),
          sql`${planVersion.publishedAt} >= ${earliest}`,
        ),
      ),
    )
    .orderBy(asc(planDay.queueId), asc(planDay.day));
  return groupRows(rows as PublishedPlanDay[], ({ queueId, day }) => [queueId, day]).map((candidates) => {
    const { queueId, day, firstStartMs, intervalMinutes, required } = candidates[0] as PublishedPlanDay;
    return {
      queueId,
      day,
      firstStartMs,
      intervalMinutes,
      sources: inForcePerSlot(candidates, required.length, lagMs),
    };
  });
}
