import { dayText, zone } from '../../calendar/index.ts';
import type { AgentDay, AgentStateSpan, CostItem, Interval, SurveyResponse } from '../../core/index.ts';
import {
  type ForecastInForce,
  type HistoryDay,
  inTenant,
  listActualImports,
  listAgentDays,
  listAgentStates,
  listCostItems,
  listSurveyResponses,
  MEASURES,
  type PlanInForce,
  readForecastInForce,
  readForecastVersion,
  readHistoryDays,
  readPlanInForce,
  readPlanVersion,
  type Transaction,
} from '../../store/index.ts';
import type { World } from '../world.ts';
import type { DaySpan } from './group-sums.ts';
import { type KpiOrganisation, readKpiOrganisation } from './kpi-organisation.ts';
import { type Month, monthsTouched } from './months.ts';
import { daysToRollUp, readStoredValues } from './roll-up-days.ts';
import type { StoredValue } from './stored-values.ts';

const MS_PER_DAY = 86_400_000;

export interface RollUpQuestion extends DaySpan {
  /** null = all. */
  readonly queueIds: readonly string[] | null;
  readonly planLagMs: number;
  readonly forecastLagMs: number;
}

/** The records of some days, whole. */
export interface DayRecords {
  readonly history: readonly HistoryDay[];
  readonly plans: readonly PlanInForce[];
  readonly forecasts: readonly ForecastInForce[];
  readonly statesOfGroup: ReadonlyMap<string, readonly AgentStateSpan[]>;
  readonly agentDays: readonly AgentDay[];
}

/** Everything a roll-up reads. */
export interface RollUpInputs extends DayRecords {
  readonly organisation: KpiOrganisation;
  readonly days: DaySpan;
  readonly months: readonly Month[];
  readonly stored: readonly StoredValue[];
  readonly surveys: readonly SurveyResponse[];
  readonly costs: readonly CostItem[];
  /** Of the months, where there are costs to share. */
  readonly monthAgentDays: readonly AgentDay[];
  /** Runs whose results were read. */
  readonly parents: readonly string[];
}

export function readRollUpInputs(world: World, question: RollUpQuestion): Promise<RollUpInputs> {
  const { database, scope } = world;
  return inTenant(database, scope.tenantId, async (transaction) => {
    const everybody = await readKpiOrganisation(transaction, world);
    const { queueIds } = question;
    const organisation =
      queueIds === null
        ? everybody
        : { ...everybody, queues: everybody.queues.filter(({ id }) => queueIds.includes(id)) };
    const months = monthsTouched(question.fromDay, question.toDay);
    const stored = await readStoredValues(transaction, world, months);
    const days = await daysToRollUp(transaction, world, organisation, question, stored);
    const records = await readDayRecords(transaction, world, organisation, days, question);
    const [first, last] = [months[0] as Month, months.at(-1) as Month];
    const costs =
      queueIds === null
        ? await listCostItems(transaction, scope, { fromMonth: first.first, toMonth: last.first })
        : [];
    const surveys = await listSurveyResponses(transaction, scope, {
      queueIds: queueIds ?? 'all',
      fromMs: (first.fromDay - 1) * MS_PER_DAY,
      toMs: (last.toDay + 1) * MS_PER_DAY,
    });
    const monthAgentDays =
      costs.length === 0
        ? []
        : await listAgentDays(transaction, scope, {
            groupIds: 'all',
            fromDay: dayText(first.fromDay),
            toDay: dayText(last.toDay - 1),
          });
    const parents = await parentRuns(transaction, world, organisation, days, records);
    return { organisation, days, months, stored, ...records, costs, surveys, monthAgentDays, parents };
  });
}

/** Reads what happened and what was meant on some local days; agents' states reach over the days of every zone. */
export async function readDayRecords(
  transaction: Transaction,
  { scope }: World,
  organisation: KpiOrganisation,
  days: DaySpan,
  { planLagMs, forecastLagMs }: Pick<RollUpQuestion, 'planLagMs' | 'forecastLagMs'>,
): Promise<DayRecords> {
  const queueIds = organisation.queues.map(({ id }) => id);
  // Waiting time of a group is shared by the plans of all its queues, asked for or not.
  const planned = [...new Set([...queueIds, ...organisation.groups.flatMap((group) => group.queueIds)])];
  const range = { fromDay: dayText(days.fromDay), toDay: dayText(days.toDay - 1) };
  const statesOfGroup = new Map<string, AgentStateSpan[]>();
  const states = await listAgentStates(transaction, scope, {
    groupIds: organisation.groups.map(({ id }) => id),
    ...instantsOf(organisation, days),
  });
  for (const span of states) {
    const own = statesOfGroup.get(span.groupId);
    if (own === undefined) statesOfGroup.set(span.groupId, [span]);
    else own.push(span);
  }
  return {
    history: await readHistoryDays(transaction, scope, { queueIds, metrics: MEASURES, ...range }),
    plans: await readPlanInForce(transaction, scope, { queueIds: planned, ...range, lagMs: planLagMs }),
    forecasts: await readForecastInForce(transaction, scope, {
      queueIds,
      metrics: ['offered'],
      ...range,
      lagMs: forecastLagMs,
    }),
    statesOfGroup,
    agentDays: await listAgentDays(transaction, scope, { groupIds: 'all', ...range }),
  };
}

async function parentRuns(
  transaction: Transaction,
  { scope }: World,
  organisation: KpiOrganisation,
  days: DaySpan,
  { plans, forecasts }: DayRecords,
): Promise<string[]> {
  const imports = await listActualImports(transaction, scope, {
    queueIds: organisation.queues.map(({ id }) => id),
    ...instantsOf(organisation, days),
  });
  const versionsOf = (some: readonly PlanInForce[] | readonly ForecastInForce[]): Set<string> =>
    new Set(some.flatMap(({ sources }) => sources.flatMap((source) => source?.versionId ?? [])));
  const runs = new Set(imports);
  for (const id of versionsOf(plans)) {
    const version = await readPlanVersion(transaction, scope, id);
    if (version !== null) runs.add(version.runId);
  }
  for (const id of versionsOf(forecasts)) {
    const version = await readForecastVersion(transaction, scope, id);
    if (version !== null) runs.add(version.runId);
  }
  return [...runs].toSorted();
}

/** From where the first day begins in the first zone to where the last one ends in the last. */
function instantsOf({ queues, sites }: KpiOrganisation, { fromDay, toDay }: DaySpan): Interval {
  const clocks = [...new Set([...queues, ...sites].map(({ timeZone }) => timeZone))].map(zone);
  if (clocks.length === 0) return { fromMs: 0, toMs: 0 };
  return {
    fromMs: Math.min(...clocks.map((clock) => clock.startOfDayMs(fromDay))),
    toMs: Math.max(...clocks.map((clock) => clock.startOfDayMs(toDay))),
  };
}
