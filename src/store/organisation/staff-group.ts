import { asc, inArray, sql } from 'drizzle-orm';
import type { Scope, StaffGroup } from '../../core/index.ts';
import { addWritten, bulkUpsert, type Written } from '../bulk-upsert.ts';
import type { Transaction } from '../database/role.ts';
import { requireListed, requireQueues } from '../require-seen.ts';
import { staffGroup, staffGroupQueue } from '../schema/organisation.ts';
import { arrayText } from '../schema/to-sql.ts';
import { groupSeen, ofTenant } from '../scope-filter.ts';

/** Stores staff groups and the queues they serve; what is equal is not touched, a link that is gone is removed. */
export async function saveStaffGroups(
  transaction: Transaction,
  scope: Scope,
  groups: readonly StaffGroup[],
): Promise<Written> {
  requireListed(
    'site',
    scope.siteIds,
    groups.map(({ siteId }) => siteId),
  );
  requireListed(
    'vendor',
    scope.vendorIds,
    groups.map(({ vendorId }) => vendorId),
  );
  // Not every scope sees a queue that its new group is only about to serve, so a vendor's caller links none anew.
  await requireQueues(
    transaction,
    scope,
    groups.flatMap(({ queueIds }) => queueIds),
  );
  const { tenantId } = scope;
  const links = groups.flatMap(({ id, queueIds }) =>
    queueIds.map((queueId) => ({ tenantId, groupId: id, queueId })),
  );
  const written = await bulkUpsert(
    transaction,
    staffGroup,
    groups.map(({ costPerHour, queueIds: _linked, ...group }) => ({
      ...group,
      tenantId,
      costPerHour: costPerHour.amount,
      currency: costPerHour.currency,
    })),
  );
  await transaction.execute(sql`
    DELETE FROM ${staffGroupQueue}
    WHERE tenant_id = ${tenantId} AND group_id = ANY(${arrayText(groups.map(({ id }) => id))}::text[])
    AND (group_id, queue_id) NOT IN (
      SELECT * FROM unnest(
        ${arrayText(links.map(({ groupId }) => groupId))}::text[],
        ${arrayText(links.map(({ queueId }) => queueId))}::text[]
      )
    )`);
  return addWritten([written, await bulkUpsert(transaction, staffGroupQueue, links)]);
}

/** The staff groups that the scope sees, by id. */
export async function listStaffGroups(transaction: Transaction, scope: Scope): Promise<StaffGroup[]> {
  const groups = await transaction
    .select()
    .from(staffGroup)
    .where(ofTenant(scope, staffGroup.tenantId, groupSeen(scope, staffGroup.id)))
    .orderBy(asc(staffGroup.id));
  if (groups.length === 0) return [];
  const ids = groups.map(({ id }) => id);
  const links = await transaction
    .select({ groupId: staffGroupQueue.groupId, queueId: staffGroupQueue.queueId })
    .from(staffGroupQueue)
    .where(ofTenant(scope, staffGroupQueue.tenantId, inArray(staffGroupQueue.groupId, ids)))
    .orderBy(asc(staffGroupQueue.queueId));
  return groups.map(({ tenantId: _tenant, costPerHour, currency, ...group }) => ({
    ...group,
    costPerHour: { amount: costPerHour, currency },
    queueIds: links.filter(({ groupId }) => groupId === group.id).map(({ queueId }) => queueId),
  }));
}
