import { and, asc, between } from 'drizzle-orm';
import type { CostItem, LocalDay, Scope } from '../../core/index.ts';
import { bulkUpsert, type Written } from '../bulk-upsert.ts';
import type { Transaction } from '../database/role.ts';
import { requireListed, requireQueues, requireWholeTenant } from '../require-seen.ts';
import { costItem } from '../schema/records.ts';
import { ofTenant, queueSeen, siteSeen, vendorSeen } from '../scope-filter.ts';

/** Stores cost items by their ids; an equal one is not touched. */
export async function saveCostItems(
  transaction: Transaction,
  scope: Scope,
  items: readonly CostItem[],
): Promise<Written> {
  requireListed(
    'site',
    scope.siteIds,
    items.map(({ siteId }) => siteId),
  );
  requireListed(
    'vendor',
    scope.vendorIds,
    items.map(({ vendorId }) => vendorId),
  );
  const queueIds = items.map(({ queueId }) => queueId);
  if (queueIds.includes(null)) requireWholeTenant(scope, 'a cost of no single queue');
  await requireQueues(
    transaction,
    scope,
    queueIds.filter((id) => id !== null),
  );
  return bulkUpsert(
    transaction,
    costItem,
    items.map(({ cost, ...item }) => ({
      ...item,
      tenantId: scope.tenantId,
      amount: cost.amount,
      currency: cost.currency,
    })),
  );
}

/** Costs of months between two local days, both included, in order of month. */
export async function listCostItems(
  transaction: Transaction,
  scope: Scope,
  range: { readonly fromMonth: LocalDay; readonly toMonth: LocalDay },
): Promise<CostItem[]> {
  const which = and(
    between(costItem.month, range.fromMonth, range.toMonth),
    siteSeen(scope, costItem.siteId),
    vendorSeen(scope, costItem.vendorId),
    queueSeen(scope, costItem.queueId),
  );
  const rows = await transaction
    .select()
    .from(costItem)
    .where(ofTenant(scope, costItem.tenantId, which))
    .orderBy(asc(costItem.month), asc(costItem.id));
  return rows.map(({ tenantId: _tenant, amount, currency, ...item }) => ({
    ...item,
    cost: { amount, currency },
  }));
}
