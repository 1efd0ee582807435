import { and, asc, between, eq, inArray, type SQL } from 'drizzle-orm';
import type { LocalDay, Scope } from '../../core/index.ts';
import { bulkUpsert, type Written } from '../bulk-upsert.ts';
import type { Transaction } from '../database/role.ts';
import { requireDraft } from '../require-draft.ts';
import { requireQueues } from '../require-seen.ts';
import { planDay, planVersion } from '../schema/plan.ts';
import { ofTenant, queueSeen } from '../scope-filter.ts';

/**
 * The plan of one queue on one local day: an element per interval. A closed interval is 0; NaN (null in `binding` and
 * `cost`) where a value is not defined, such as the service level of an interval without contacts.
 */
export interface PlanDay {
  readonly versionId: string;
  readonly queueId: string;
  readonly day: LocalDay;
  readonly firstStartMs: number;
  readonly intervalMinutes: number;
  readonly offered: Float64Array;
  readonly ahtSeconds: Float64Array;
  readonly erlangs: Float64Array;
  readonly required: Float64Array;
  readonly net: Float64Array;
  readonly gross: Float64Array;
  readonly fte: Float64Array;
  readonly serviceLevel: Float64Array;
  readonly asaSeconds: Float64Array;
  readonly occupancy: Float64Array;
  readonly binding: readonly (string | null)[];
  /** Exact amounts in `currency`. */
  readonly cost: readonly (string | null)[];
  readonly currency: string;
}

/**
 * Stores days of drafts; an equal one is not touched.
 *
 * @throws AgnerError VERSION_PUBLISHED when a version is frozen; NOT_FOUND for unknown versions and queues.
 */
export async function savePlanDays(
  transaction: Transaction,
  scope: Scope,
  days: readonly PlanDay[],
): Promise<Written> {
  await requireDraft(
    transaction,
    scope,
    planVersion,
    days.map(({ versionId }) => versionId),
  );
  await requireQueues(
    transaction,
    scope,
    days.map(({ queueId }) => queueId),
  );
  return bulkUpsert(
    transaction,
    planDay,
    days.map(({ firstStartMs, ...day }) => ({ ...day, tenantId: scope.tenantId, firstStart: firstStartMs })),
  );
}

/** The days of one version between local days, both included, in order of queue and day. */
export function readPlanDays(
  transaction: Transaction,
  scope: Scope,
  filter: {
    readonly versionId: string;
    readonly queueIds: readonly string[] | 'all';
    readonly fromDay?: LocalDay;
    readonly toDay?: LocalDay;
  },
): Promise<PlanDay[]> {
  const which = and(
    eq(planDay.versionId, filter.versionId),
    filter.queueIds === 'all' ? undefined : inArray(planDay.queueId, [...filter.queueIds]),
    between(planDay.day, filter.fromDay ?? '0001-01-01', filter.toDay ?? '9999-12-31'),
  );
  return transaction
    .select(planDayColumns())
    .from(planDay)
    .where(planDaysSeen(scope, which))
    .orderBy(asc(planDay.queueId), asc(planDay.day));
}

/** The columns of a PlanDay. */
export function planDayColumns() {
  const { versionId, queueId, day, firstStart, intervalMinutes, offered, ahtSeconds, erlangs } = planDay;
  const { required, net, gross, fte, serviceLevel, asaSeconds, occupancy, binding, cost, currency } = planDay;
  const key = { versionId, queueId, day, firstStartMs: firstStart, intervalMinutes };
  const staff = { required, net, gross, fte, binding, cost, currency };
  return { ...key, offered, ahtSeconds, erlangs, ...staff, serviceLevel, asaSeconds, occupancy };
}

/** Plan days that the scope sees and that meet the condition. */
export function planDaysSeen(scope: Scope, which: SQL | undefined): SQL {
  return ofTenant(scope, planDay.tenantId, which, queueSeen(scope, planDay.queueId));
}
