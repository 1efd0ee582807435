import { AgnerError, type SurveyResponse } from '../../core/index.ts';
import {
  addRecommendationResponse,
  addSatisfactionResponse,
  emptyMeasures,
  kpiOf,
  type MeasureSums,
  mergeMeasures,
} from '../../kpi/index.ts';
import { clockOfScope, type KpiOrganisation } from './kpi-organisation.ts';
import type { Month } from './months.ts';
import type { ScopeMembers } from './scope-members.ts';
import { type ValueRow, valueRow } from './value-row.ts';

const KPI_OF_KIND = { csat: kpiOf('csat'), nps: kpiOf('nps') } as const;

/** The survey figures of months, which come in no smaller grain: a day has too few answers to mean anything. */
export function surveyValues(
  organisation: KpiOrganisation,
  scopes: readonly ScopeMembers[],
  months: readonly Month[],
  responses: readonly SurveyResponse[],
): ValueRow[] {
  const rows: ValueRow[] = [];
  for (const month of months) {
    for (const kind of ['csat', 'nps'] as const) {
      const definition = KPI_OF_KIND[kind];
      const sums = sumsByQueue(organisation, month, kind, responses);
      for (const scope of scopes) {
        const parts = scope.queueIds.map((id) => sums.get(id)).filter((part) => part !== undefined);
        if (parts.length === 0) continue;
        const subject = { definition, policy: definition.policies[0].id, scope };
        const clock = clockOfScope(organisation, scope.kind, scope.id);
        const row = valueRow(subject, 'M', clock, month, mergeMeasures(parts), null);
        if (row !== null) rows.push(row);
      }
    }
  }
  return rows;
}

/** The answers that count for a month of their queue; those on a scale without agreed answers are left out. */
export function countedResponses(
  organisation: KpiOrganisation,
  month: Month,
  kind: SurveyResponse['kind'],
  responses: readonly SurveyResponse[],
): SurveyResponse[] {
  const spans = new Map(
    organisation.queues.map(({ id }) => {
      const clock = clockOfScope(organisation, 'queue', id);
      return [id, [clock.startOfDayMs(month.fromDay), clock.startOfDayMs(month.toDay)] as const];
    }),
  );
  return responses.filter((response) => {
    const [fromMs, toMs] = spans.get(response.queueId) ?? [0, 0];
    const { respondedMs } = response;
    return response.kind === kind && respondedMs >= fromMs && respondedMs < toMs;
  });
}

function sumsByQueue(
  organisation: KpiOrganisation,
  month: Month,
  kind: SurveyResponse['kind'],
  responses: readonly SurveyResponse[],
): Map<string, MeasureSums> {
  const sums = new Map<string, MeasureSums>();
  for (const response of countedResponses(organisation, month, kind, responses)) {
    const own = sums.get(response.queueId) ?? emptyMeasures();
    if (addResponse(own, response)) sums.set(response.queueId, own);
  }
  return sums;
}

/** Adds one answer; false when its scale has no agreed positive answers. */
export function addResponse(sums: MeasureSums, response: SurveyResponse): boolean {
  if (response.kind === 'nps') {
    addRecommendationResponse(sums, response.score);
    return true;
  }
  try {
    addSatisfactionResponse(sums, response);
    return true;
  } catch (error) {
    if (error instanceof AgnerError && error.code === 'KPI_SCALE_UNKNOWN') return false;
    throw error;
  }
}
