import { and, asc, gte, inArray, lt } from 'drizzle-orm';
import type { Scope, SurveyResponse } from '../../core/index.ts';
import { bulkUpsert, type Written } from '../bulk-upsert.ts';
import type { Transaction } from '../database/role.ts';
import { requireQueues } from '../require-seen.ts';
import { surveyResponse } from '../schema/records.ts';
import { ofTenant, queueSeen } from '../scope-filter.ts';

/** Stores survey answers by their ids; an equal one is not touched. */
export async function saveSurveyResponses(
  transaction: Transaction,
  scope: Scope,
  responses: readonly SurveyResponse[],
): Promise<Written> {
  await requireQueues(
    transaction,
    scope,
    responses.map(({ queueId }) => queueId),
  );
  return bulkUpsert(
    transaction,
    surveyResponse,
    responses.map(({ respondedMs, ...item }) => ({
      ...item,
      tenantId: scope.tenantId,
      respondedAt: respondedMs,
    })),
  );
}

/** Answers given in a half-open span, in order of time. */
export function listSurveyResponses(
  transaction: Transaction,
  scope: Scope,
  range: { readonly queueIds: readonly string[] | 'all'; readonly fromMs: number; readonly toMs: number },
): Promise<SurveyResponse[]> {
  const { id, queueId, agentId, kind, respondedAt, score, scaleMin, scaleMax } = surveyResponse;
  const which = and(
    range.queueIds === 'all' ? undefined : inArray(queueId, [...range.queueIds]),
    gte(respondedAt, range.fromMs),
    lt(respondedAt, range.toMs),
    queueSeen(scope, queueId),
  );
  return transaction
    .select({ id, queueId, agentId, kind, respondedMs: respondedAt, score, scaleMin, scaleMax })
    .from(surveyResponse)
    .where(ofTenant(scope, surveyResponse.tenantId, which))
    .orderBy(asc(respondedAt), asc(id));
}
