import type { AgentDay } from '../../core/index.ts';
import type { CostCell } from '../../finance/index.ts';
import { groupsOfQueue, type KpiOrganisation } from './kpi-organisation.ts';
import type { Month } from './months.ts';
import { splitWhole } from './split-whole.ts';

/** What a queue did in a month. */
export interface QueueMonth {
  readonly queueId: string;
  readonly handled: number;
  readonly handleSeconds: number;
}

/**
 * Who handled a month's contacts, as cells of queue and staff group that costs can be shared by. Interval actuals do not
 * say who answered. A queue of several groups is split by their billed hours of the month, a group of several queues
 * giving each its part by handle time; whole contacts stay whole. Costs follow the people: the site and vendor of a cell
 * are those of its group. Without agent days the groups share equally.
 *
 * @param agentDays of the month.
 */
export function costCells(
  organisation: KpiOrganisation,
  month: Month,
  work: readonly QueueMonth[],
  agentDays: readonly AgentDay[],
): CostCell[] {
  const handleSeconds = new Map(work.map((one) => [one.queueId, one.handleSeconds]));
  const billed = new Map<string, number>();
  const seats = new Map<string, Set<string>>();
  for (const { groupId, agentId, billedSeconds } of agentDays) {
    billed.set(groupId, (billed.get(groupId) ?? 0) + billedSeconds);
    seats.set(groupId, (seats.get(groupId) ?? new Set()).add(agentId));
  }
  return work.flatMap(({ queueId, handled, handleSeconds: seconds }): CostCell[] => {
    const queue = organisation.queues.find(({ id }) => id === queueId);
    const serving = groupsOfQueue(organisation, queueId);
    const place = { month: month.first, queueId, channel: queue?.channel ?? '' };
    if (serving.length === 0) {
      return [
        {
          ...place,
          vendorId: null,
          siteId: queue?.siteId ?? null,
          handled,
          handleSeconds: seconds,
          seats: 0,
        },
      ];
    }
    const parts = serving.map((group) => {
      const all = group.queueIds.reduce((total, id) => total + (handleSeconds.get(id) ?? 0), 0);
      return all === 0 ? 1 / group.queueIds.length : seconds / all;
    });
    const weights = serving.map((group, index) => (billed.get(group.id) ?? 0) * (parts[index] as number));
    const contacts = splitWhole(handled, weights);
    const times = splitWhole(Math.round(seconds), weights);
    return serving.map((group, index) => ({
      ...place,
      vendorId: group.vendorId,
      siteId: group.siteId,
      handled: contacts[index] as number,
      handleSeconds: times[index] as number,
      seats: (seats.get(group.id)?.size ?? 0) * (parts[index] as number),
    }));
  });
}
