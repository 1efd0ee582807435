import { dayNumberOf, dayText } from '../../calendar/index.ts';
import { AgnerError, type Explanation } from '../../core/index.ts';
import { evaluateKpi, type KpiDefinition, kpiOf, kpiSentence, mergeMeasures } from '../../kpi/index.ts';
import {
  inTenant,
  listAgentDays,
  listCostItems,
  listKpiValues,
  listSurveyResponses,
  readRun,
  type StoredKpiValue,
  type Transaction,
} from '../../store/index.ts';
import type { World } from '../world.ts';
import { type Contribution, explainContributions } from './contribution.ts';
import { plannedContributions, timeContributions } from './day-contributions.ts';
import type { DaySpan } from './group-sums.ts';
import { intervalContributions } from './interval-contributions.ts';
import { clockOfScope, type KpiOrganisation, readKpiOrganisation } from './kpi-organisation.ts';
import { formatKpiValueId, type KpiValueId } from './kpi-value-id.ts';
import { costContributions, surveyContributions } from './month-contributions.ts';
import { monthOf } from './months.ts';
import { readDayRecords } from './roll-up-inputs.ts';
import { allScopes, type ScopeMembers } from './scope-members.ts';

const MS_PER_DAY = 86_400_000;
const PLANNED = [
  'staffing_to_plan',
  'staffing_coverage',
  'forecast_accuracy',
  'forecast_wape',
  'forecast_bias',
];
const TIME = ['occupancy', 'utilisation'];

/** An explanation with what a person reads first. */
export interface KpiExplanation extends Explanation {
  readonly id: string;
  /** One worked sentence: `150 answered within 20 s / 200 offered = 75.0 % (policy offered)`. */
  readonly sentence: { readonly en: string; readonly fr: string };
  readonly runId: string;
  /** False: the rows have changed since the value was stored; the next roll-up restates it. */
  readonly isCurrent: boolean;
}

/**
 * Where a stored indicator came from, down to the rows: recomputed from them by the same words as the roll-up, so that
 * the tree re-adds.
 *
 * @param policy of several that are stored; default the first.
 * @throws AgnerError NOT_FOUND when no such value is stored; KPI_UNKNOWN for an indicator that is not in the catalogue.
 */
export async function explainKpi(world: World, id: KpiValueId, policy?: string): Promise<KpiExplanation> {
  const { database, scope } = world;
  const definition = kpiOf(id.kpi);
  return inTenant(database, scope.tenantId, async (transaction) => {
    const organisation = await readKpiOrganisation(transaction, world);
    const stored = await readStored(transaction, world, organisation, { ...id, kpi: definition.id }, policy);
    const members = allScopes(organisation).find((one) => one.kind === id.scopeKind && one.id === id.scopeId);
    if (members === undefined) throw notFound(id);
    const contributions = await readContributions(
      transaction,
      world,
      organisation,
      definition,
      members,
      stored,
      daysOf(id),
    );
    const sums = mergeMeasures(contributions.map((one) => one.sums));
    const value = evaluateKpi(definition, sums, { policy: stored.policy });
    const thresholds = [...(sums.marks.get('thresholdSeconds') ?? [])];
    const threshold = thresholds.length === 1 ? Number(thresholds[0]) : undefined;
    const isCurrent =
      (stored.denominator === null ? value.value === stored.value : value.numerator === stored.numerator) &&
      value.denominator === stored.denominator;
    return {
      ...explainContributions(definition, stored.policy, contributions),
      id: formatKpiValueId({ ...id, kpi: definition.id }),
      sentence: {
        en: kpiSentence(definition, value, 'en', threshold),
        fr: kpiSentence(definition, value, 'fr', threshold),
      },
      runId: stored.runId,
      isCurrent,
    };
  });
}

function daysOf({ grain, day }: KpiValueId): DaySpan {
  const number = dayNumberOf(day);
  return grain === 'M' ? monthOf(number) : { fromDay: number, toDay: number + 1 };
}

async function readStored(
  transaction: Transaction,
  { scope }: World,
  organisation: KpiOrganisation,
  id: KpiValueId,
  policy: string | undefined,
): Promise<StoredKpiValue> {
  const fromMs = clockOfScope(organisation, id.scopeKind, id.scopeId).startOfDayMs(daysOf(id).fromDay);
  const found = await listKpiValues(transaction, scope, {
    kpis: [id.kpi],
    grain: id.grain,
    fromMs,
    toMs: fromMs + 1,
    scopeKind: id.scopeKind,
    scopeIds: [id.scopeId],
  });
  const preferred = policy ?? kpiOf(id.kpi).policies[0].id;
  const stored =
    found.find((value) => value.policy === preferred) ?? (policy === undefined ? found[0] : undefined);
  if (stored === undefined) throw notFound(id);
  return stored;
}

async function readContributions(
  transaction: Transaction,
  world: World,
  organisation: KpiOrganisation,
  definition: KpiDefinition,
  members: ScopeMembers,
  stored: StoredKpiValue,
  days: DaySpan,
): Promise<Contribution[]> {
  const month = monthOf(days.fromDay);
  const span = { fromMs: (month.fromDay - 1) * MS_PER_DAY, toMs: (month.toDay + 1) * MS_PER_DAY };
  if (PLANNED.includes(definition.id) || TIME.includes(definition.id)) {
    const parameters = (await readRun(transaction, world.scope, stored.runId))?.parameters;
    const needed = neededFor(definition, organisation, members);
    const records = await readDayRecords(transaction, world, needed, days, {
      planLagMs: Number(parameters?.planLagMs ?? 0),
      forecastLagMs: Number(parameters?.forecastLagMs ?? 0),
    });
    const contributions = TIME.includes(definition.id) ? timeContributions : plannedContributions;
    return contributions(needed, members, days, records);
  }
  if (definition.id === 'csat' || definition.id === 'nps') {
    const queueIds = members.queueIds;
    const responses = await listSurveyResponses(transaction, world.scope, { queueIds, ...span });
    return surveyContributions(organisation, members, month, definition.id, responses);
  }
  if (definition.id === 'cost_per_contact') {
    const { first } = month;
    const items = await listCostItems(transaction, world.scope, { fromMonth: first, toMonth: first });
    const agentDays = await listAgentDays(transaction, world.scope, {
      groupIds: 'all',
      fromDay: first,
      toDay: dayText(month.toDay - 1),
    });
    const kpis = ['contacts_handled', 'aht'];
    const rows = await listKpiValues(transaction, world.scope, { kpis, grain: 'M', ...span });
    return costContributions(organisation, members, month, items, agentDays, rows);
  }
  return intervalContributions(transaction, world, organisation, members.queueIds, days);
}

/** The queues and groups whose records a figure needs: states are many, and forecast errors need none. */
function neededFor(
  { id }: KpiDefinition,
  organisation: KpiOrganisation,
  { queueIds, groupIds, kind }: ScopeMembers,
): KpiOrganisation {
  const isServing = (group: KpiOrganisation['groups'][number]): boolean =>
    id.startsWith('forecast_')
      ? false
      : TIME.includes(id) && kind !== 'queue'
        ? groupIds.includes(group.id)
        : group.queueIds.some((queueId) => queueIds.includes(queueId));
  const isCounted = (queueId: string): boolean =>
    queueIds.includes(queueId) && (kind === 'queue' || !TIME.includes(id));
  return {
    ...organisation,
    queues: organisation.queues.filter((queue) => isCounted(queue.id)),
    groups: organisation.groups.filter(isServing),
  };
}

function notFound(id: KpiValueId): AgnerError {
  const text = formatKpiValueId(id);
  return new AgnerError('NOT_FOUND', `There is no stored value "${text}".`, { value: text });
}
