import { and, asc, eq, gt, inArray, lt } from 'drizzle-orm';
import type { Metric, Scope } from '../../core/index.ts';
import { bulkUpsert, type Written } from '../bulk-upsert.ts';
import type { Transaction } from '../database/role.ts';
import { requireQueues } from '../require-seen.ts';
import { type AdjustmentOperation, adjustment } from '../schema/forecast.ts';
import { ofTenant, queueSeen } from '../scope-filter.ts';

/** A planner's change of the system's forecast over a half-open window. Applied in order of `position`. */
export interface StoredAdjustment {
  readonly id: string;
  readonly queueId: string;
  readonly metric: Metric;
  readonly fromMs: number;
  readonly toMs: number;
  readonly op: AdjustmentOperation;
  readonly value: number;
  readonly value2: number | null;
  readonly reason: string;
  readonly author: string;
  readonly enabled: boolean;
  readonly position: number;
}

/** Stores adjustments by their ids; an equal one is not touched. */
export async function saveAdjustments(
  transaction: Transaction,
  scope: Scope,
  adjustments: readonly StoredAdjustment[],
): Promise<Written> {
  await requireQueues(
    transaction,
    scope,
    adjustments.map(({ queueId }) => queueId),
  );
  return bulkUpsert(
    transaction,
    adjustment,
    adjustments.map(({ fromMs, toMs, ...item }) => ({
      ...item,
      tenantId: scope.tenantId,
      fromAt: fromMs,
      toAt: toMs,
    })),
  );
}

/** Adjustments whose window touches a half-open span, in the order in which they apply. */
export function listAdjustments(
  transaction: Transaction,
  scope: Scope,
  range: { readonly queueIds: readonly string[] | 'all'; readonly fromMs: number; readonly toMs: number },
): Promise<StoredAdjustment[]> {
  const { id, queueId, metric, fromAt, toAt, op, value, value2, reason, author, enabled, position } =
    adjustment;
  const which = and(
    range.queueIds === 'all' ? undefined : inArray(queueId, [...range.queueIds]),
    lt(fromAt, range.toMs),
    gt(toAt, range.fromMs),
    queueSeen(scope, queueId),
  );
  const window = { fromMs: fromAt, toMs: toAt };
  return transaction
    .select({ id, queueId, metric, ...window, op, value, value2, reason, author, enabled, position })
    .from(adjustment)
    .where(ofTenant(scope, adjustment.tenantId, which))
    .orderBy(asc(queueId), asc(metric), asc(position), asc(id));
}

/** Removes an adjustment. False when the scope sees none with this id. Published forecasts keep its effect. */
export async function deleteAdjustment(transaction: Transaction, scope: Scope, id: string): Promise<boolean> {
  const which = and(eq(adjustment.id, id), queueSeen(scope, adjustment.queueId));
  const gone = await transaction
    .delete(adjustment)
    .where(ofTenant(scope, adjustment.tenantId, which))
    .returning({ id: adjustment.id });
  return gone.length === 1;
}
