import { dayText } from '../../calendar/index.ts';
import type { AgentDay, CostItem, SurveyResponse } from '../../core/index.ts';
import { type CostDimension, costPerContact } from '../../finance/index.ts';
import { addCostItem, addMeasures, emptyMeasures, isDirectCategory } from '../../kpi/index.ts';
import type { Contribution } from './contribution.ts';
import { costCells } from './cost-cells.ts';
import { queueMonths } from './cost-values.ts';
import type { KpiOrganisation } from './kpi-organisation.ts';
import { formatKpiValueId } from './kpi-value-id.ts';
import type { Month } from './months.ts';
import type { ScopeMembers } from './scope-members.ts';
import { addResponse, countedResponses } from './survey-values.ts';
import type { ValueRow } from './value-row.ts';

/** The answers of a month, one contribution each. */
export function surveyContributions(
  organisation: KpiOrganisation,
  scope: ScopeMembers,
  month: Month,
  kind: SurveyResponse['kind'],
  responses: readonly SurveyResponse[],
): Contribution[] {
  return countedResponses(organisation, month, kind, responses)
    .filter(({ queueId }) => scope.queueIds.includes(queueId))
    .flatMap((response) => {
      const sums = emptyMeasures();
      if (!addResponse(sums, response)) return [];
      const source = { table: 'survey_response', ids: [response.id] };
      return [{ label: `${response.queueId} ${response.id}`, sums, sourceOf: () => source }];
    });
}

const DIMENSION: { readonly [kind: string]: CostDimension } = {
  queue: 'queueId',
  vendor: 'vendorId',
  site: 'siteId',
};

/** The costs of a month by item (each with the share that the scope carries) and the contacts they are divided by. */
export function costContributions(
  organisation: KpiOrganisation,
  scope: ScopeMembers,
  month: Month,
  items: readonly CostItem[],
  agentDays: readonly AgentDay[],
  monthRows: readonly ValueRow[],
): Contribution[] {
  const currency = items[0]?.cost.currency ?? 'EUR';
  const cells = costCells(organisation, month, queueMonths(organisation, month, monthRows), agentDays);
  const dimension = DIMENSION[scope.kind];
  const contributions: Contribution[] = [];
  for (const item of items) {
    const sums = emptyMeasures();
    const share =
      dimension === undefined
        ? item.cost
        : costPerContact([item], cells, dimension, currency).rows.find((row) => row.key === scope.id)?.loaded;
    if (share === undefined || Number(share.amount) === 0) continue;
    addCostItem(sums, { category: item.category, cost: share });
    const how = dimension === undefined ? 'whole' : `of ${item.cost.amount}, ${item.allocation}`;
    const source = { table: 'cost_item', ids: [item.id] };
    const kind = isDirectCategory(item.category) ? 'direct' : 'overhead';
    contributions.push({ label: `${item.id} (${how}; ${kind})`, sums, sourceOf: () => source });
  }
  for (const cell of cells) {
    if (dimension !== undefined && cell[dimension] !== scope.id) continue;
    const sums = emptyMeasures();
    addMeasures(sums, { handledContacts: cell.handled });
    const id = formatKpiValueId({
      kpi: 'contacts_handled',
      scopeKind: 'queue',
      scopeId: cell.queueId,
      grain: 'M',
      day: dayText(month.fromDay),
    });
    const source = { table: 'kpi_value', ids: [id] };
    contributions.push({
      label: `${cell.queueId}, ${cell.vendorId ?? 'own staff'}, ${cell.siteId ?? ''}`,
      sums,
      sourceOf: () => source,
    });
  }
  return contributions;
}
