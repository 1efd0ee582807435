import { dayText } from '../../calendar/index.ts';
import type { ExplanationSource } from '../../core/index.ts';
import type { MeasureName } from '../../kpi/index.ts';
import type { Contribution } from './contribution.ts';
import type { DaySumsTable } from './day-sums.ts';
import type { DaySpan } from './group-sums.ts';
import { groupsOfQueue, type KpiOrganisation } from './kpi-organisation.ts';
import { measureDays } from './measure-days.ts';
import type { DayRecords } from './roll-up-inputs.ts';
import type { ScopeMembers } from './scope-members.ts';

const PAID_MEASURES: readonly MeasureName[] = ['paidSeconds', 'billedSeconds', 'scheduledSeconds'];

/** What staffing and forecast errors of each queue and day add; sources are days of queues and groups. */
export function plannedContributions(
  organisation: KpiOrganisation,
  scope: ScopeMembers,
  days: DaySpan,
  records: DayRecords,
): Contribution[] {
  const { queues } = measureDays(organisation, days, { ...records, agentDays: [] });
  const versions = versionsByDay(records);
  return contributionsOf(queues, scope.queueIds, days, (queueId, day) => (measure) => {
    const rows = (kind: 'plan_day' | 'forecast_day'): ExplanationSource => ({
      table: kind,
      ids: [...(versions.get(`${kind} ${queueId} ${day}`) ?? [])].map((id) => `${id} ${queueId} ${day}`),
    });
    if (measure === 'actual') return { table: 'interval_actual', ids: [`${queueId} ${day}`] };
    if (measure === 'forecast' || measure === 'absoluteError') return rows('forecast_day');
    if (measure !== 'staffedMinutes') return rows('plan_day');
    const ids = groupsOfQueue(organisation, queueId).map((group) => `${group.id} ${day}`);
    return { table: 'agent_state', ids };
  });
}

/** What the time of each group and day adds (of a queue: the time of the groups that serve nothing else). */
export function timeContributions(
  organisation: KpiOrganisation,
  scope: ScopeMembers,
  days: DaySpan,
  records: DayRecords,
): Contribution[] {
  const { groups, queueTime } = measureDays(organisation, days, { ...records, plans: [], forecasts: [] });
  const isQueue = scope.kind === 'queue';
  const members = isQueue ? scope.queueIds : scope.groupIds;
  return contributionsOf(isQueue ? queueTime : groups, members, days, (id, day) => (measure) => ({
    table: PAID_MEASURES.includes(measure) ? 'agent_day' : 'agent_state',
    ids: isQueue ? groupsOfQueue(organisation, id).map((group) => `${group.id} ${day}`) : [`${id} ${day}`],
  }));
}

function contributionsOf(
  table: DaySumsTable,
  ids: readonly string[],
  days: DaySpan,
  sourceOf: (id: string, day: string) => Contribution['sourceOf'],
): Contribution[] {
  const contributions: Contribution[] = [];
  for (const id of ids) {
    for (let number = days.fromDay; number < days.toDay; number++) {
      const found = table.merged([id], number);
      const day = dayText(number);
      if (found !== null) {
        contributions.push({ label: `${id} ${day}`, sums: found.sums, sourceOf: sourceOf(id, day) });
      }
    }
  }
  return contributions;
}

function versionsByDay({ plans, forecasts }: DayRecords): ReadonlyMap<string, ReadonlySet<string>> {
  const versions = new Map<string, Set<string>>();
  for (const [table, days] of [
    ['plan_day', plans],
    ['forecast_day', forecasts],
  ] as const) {
    for (const { queueId, day, sources } of days) {
      const ids = sources.map((source) => source?.versionId).filter((id) => id !== undefined);
      versions.set(`${table} ${queueId} ${day}`, new Set(ids));
    }
  }
  return versions;
}
