import { DaySumsTable } from './day-sums.ts';
import type { DayMeasures } from './day-values.ts';
import { addForecastErrors } from './forecast-sums.ts';
import { addGroupTime, addQueueTime, type DaySpan } from './group-sums.ts';
import { addHistory } from './interval-sums.ts';
import type { KpiOrganisation } from './kpi-organisation.ts';
import type { DayRecords } from './roll-up-inputs.ts';
import { addStaffing } from './staffing-sums.ts';

/** Sums the measures of every queue and group, day by day. */
export function measureDays(
  organisation: KpiOrganisation,
  days: DaySpan,
  { history, plans, forecasts, statesOfGroup, agentDays }: DayRecords,
): DayMeasures {
  const measures = {
    queues: new DaySumsTable(),
    groups: new DaySumsTable(),
    queueTime: new DaySumsTable(),
  };
  addHistory(measures.queues, history);
  addForecastErrors(measures.queues, forecasts, history);
  addStaffing(measures.queues, organisation, plans, statesOfGroup);
  addGroupTime(measures.groups, organisation, days, statesOfGroup, agentDays);
  addQueueTime(measures.queueTime, organisation, days, statesOfGroup);
  return measures;
}
