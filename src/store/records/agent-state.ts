import { and, asc, type Column, gt, inArray, lt, type SQL, sql } from 'drizzle-orm';
import type { AgentStateSpan, Scope } from '../../core/index.ts';
import { bulkUpsert, type Written } from '../bulk-upsert.ts';
import type { Transaction } from '../database/role.ts';
import { requireGroups } from '../require-seen.ts';
import { agentState } from '../schema/records.ts';
import { groupSeen, ofTenant } from '../scope-filter.ts';

/** Stores what agents did; a span is known by its agent and start, an equal one is not touched. */
export async function saveAgentStates(
  transaction: Transaction,
  scope: Scope,
  spans: readonly AgentStateSpan[],
): Promise<Written> {
  await requireGroups(
    transaction,
    scope,
    spans.map(({ groupId }) => groupId),
  );
  return bulkUpsert(
    transaction,
    agentState,
    spans.map(({ fromMs, toMs, ...span }) => ({
      ...span,
      tenantId: scope.tenantId,
      fromAt: fromMs,
      toAt: toMs,
    })),
  );
}

/** Spans that touch a half-open span of time, in order of agent and start. They are not cut at its bounds. */
export async function listAgentStates(
  transaction: Transaction,
  scope: Scope,
  range: { readonly groupIds: readonly string[] | 'all'; readonly fromMs: number; readonly toMs: number },
): Promise<AgentStateSpan[]> {
  const { agentId, groupId, state, queueId, fromAt, toAt, tenantId } = agentState;
  const which = and(
    range.groupIds === 'all' ? undefined : inArray(groupId, [...range.groupIds]),
    lt(fromAt, range.toMs),
    gt(toAt, range.fromMs),
    groupSeen(scope, groupId),
  );
  return transaction
    .select({ agentId, groupId, state, fromMs: epochMs(fromAt), toMs: epochMs(toAt), queueId })
    .from(agentState)
    .where(ofTenant(scope, tenantId, which))
    .orderBy(asc(agentId), asc(fromAt));
}

/** An instant as a number: a day of a large centre has tens of thousands of spans, and parsing time text is slow. */
function epochMs(column: Column): SQL<number> {
  return sql<number>`date_part('epoch', ${column}) * 1000`.mapWith(Math.round);
}
