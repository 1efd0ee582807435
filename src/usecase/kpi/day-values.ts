import { kpiOf } from '../../kpi/index.ts';
import type { DaySums, DaySumsTable } from './day-sums.ts';
import type { DaySpan } from './group-sums.ts';
import { clockOfScope, type KpiOrganisation } from './kpi-organisation.ts';
import { monthOf } from './months.ts';
import { policiesInMonth } from './policies.ts';
import type { ScopeMembers } from './scope-members.ts';
import { type ValueRow, valueRow } from './value-row.ts';

/** Figures of what came to queues and how it fared. */
const QUEUE_KPIS = [
  'asa',
  'avg_wait',
  'answer_rate',
  'abandonment_rate',
  'aht',
  'contacts_handled',
  'inflow_volume',
  'staffing_to_plan',
  'staffing_coverage',
  'forecast_accuracy',
  'forecast_wape',
  'forecast_bias',
].map(kpiOf);
/** Figures of people's time. */
const GROUP_KPIS = ['occupancy', 'utilisation'].map(kpiOf);
const OCCUPANCY = kpiOf('occupancy');
const SERVICE_LEVEL = kpiOf('service_level');

/** The measures of all queues and groups over the days of a roll-up. */
export interface DayMeasures {
  /** Contacts, staffing and forecast errors, by queue. */
  readonly queues: DaySumsTable;
  /** Agents' time, by staff group. */
  readonly groups: DaySumsTable;
  /** Agents' time, by queue, where the agents serve one queue. */
  readonly queueTime: DaySumsTable;
}

/** Every value of every scope on every day. Measures are summed first, the ratio is taken last. */
export function dayValues(
  organisation: KpiOrganisation,
  scopes: readonly ScopeMembers[],
  days: DaySpan,
  measures: DayMeasures,
): ValueRow[] {
  const rows: ValueRow[] = [];
  for (const scope of scopes) {
    const clock = clockOfScope(organisation, scope.kind, scope.id);
    for (let day = days.fromDay; day < days.toDay; day++) {
      const span = { fromDay: day, toDay: day + 1 };
      const add = (found: DaySums | null, definition: (typeof QUEUE_KPIS)[number], policy: string): void => {
        if (found === null) return;
        const subject = { definition, policy, scope };
        const row = valueRow(subject, 'D', clock, span, found.sums, found.completeUntilMs);
        if (row !== null) rows.push(row);
      };
      const contacts = measures.queues.merged(scope.queueIds, day);
      for (const definition of QUEUE_KPIS) add(contacts, definition, definition.policies[0].id);
      for (const policy of policiesInMonth(organisation.settings, scope.queueIds, monthOf(day))) {
        add(contacts, SERVICE_LEVEL, policy);
      }
      if (scope.kind === 'queue') {
        add(measures.queueTime.merged([scope.id], day), OCCUPANCY, OCCUPANCY.policies[0].id);
        continue;
      }
      const time = measures.groups.merged(scope.groupIds, day);
      for (const definition of GROUP_KPIS) add(time, definition, definition.policies[0].id);
    }
  }
  return rows;
}
