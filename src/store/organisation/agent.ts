import { asc } from 'drizzle-orm';
import type { Agent, Scope } from '../../core/index.ts';
import { bulkUpsert, type Written } from '../bulk-upsert.ts';
import type { Transaction } from '../database/role.ts';
import { requireGroups } from '../require-seen.ts';
import { agent } from '../schema/organisation.ts';
import { groupSeen, ofTenant } from '../scope-filter.ts';

/** Stores agents, known by pseudonymous ids only; an equal one is not touched. */
export async function saveAgents(
  transaction: Transaction,
  scope: Scope,
  agents: readonly Agent[],
): Promise<Written> {
  await requireGroups(
    transaction,
    scope,
    agents.map(({ groupId }) => groupId),
  );
  return bulkUpsert(
    transaction,
    agent,
    agents.map((item) => ({ ...item, tenantId: scope.tenantId })),
  );
}

/** The agents of the groups that the scope sees, by id. */
export function listAgents(transaction: Transaction, scope: Scope): Promise<Agent[]> {
  return transaction
    .select({ id: agent.id, groupId: agent.groupId })
    .from(agent)
    .where(ofTenant(scope, agent.tenantId, groupSeen(scope, agent.groupId)))
    .orderBy(asc(agent.id));
}
