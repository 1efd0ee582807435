import { and, asc, between, inArray } from 'drizzle-orm';
import type { AgentDay, LocalDay, Scope } from '../../core/index.ts';
import { bulkUpsert, type Written } from '../bulk-upsert.ts';
import type { Transaction } from '../database/role.ts';
import { requireGroups } from '../require-seen.ts';
import { agentDay } from '../schema/records.ts';
import { groupSeen, ofTenant } from '../scope-filter.ts';

/** Stores paid, billed and scheduled time per agent and local day; an equal row is not touched. */
export async function saveAgentDays(
  transaction: Transaction,
  scope: Scope,
  days: readonly AgentDay[],
): Promise<Written> {
  await requireGroups(
    transaction,
    scope,
    days.map(({ groupId }) => groupId),
  );
  return bulkUpsert(
    transaction,
    agentDay,
    days.map((item) => ({ ...item, tenantId: scope.tenantId })),
  );
}

/** Agent days between two local days, both included, in order of agent and day. */
export function listAgentDays(
  transaction: Transaction,
  scope: Scope,
  range: {
    readonly groupIds: readonly string[] | 'all';
    readonly fromDay: LocalDay;
    readonly toDay: LocalDay;
  },
): Promise<AgentDay[]> {
  const { agentId, groupId, day, vendorId, paidSeconds, billedSeconds, scheduledSeconds } = agentDay;
  const which = and(
    range.groupIds === 'all' ? undefined : inArray(groupId, [...range.groupIds]),
    between(day, range.fromDay, range.toDay),
    groupSeen(scope, groupId),
  );
  return transaction
    .select({ agentId, groupId, day, vendorId, paidSeconds, billedSeconds, scheduledSeconds })
    .from(agentDay)
    .where(ofTenant(scope, agentDay.tenantId, which))
    .orderBy(asc(agentId), asc(day));
}
