import { dayNumberOf } from '../../calendar/index.ts';
import { AgnerError, contentHash, type LocalDay } from '../../core/index.ts';
import { addWritten, type KpiScopeKind, saveKpiValues } from '../../store/index.ts';
import { recordedRun } from '../recorded-run.ts';
import { pause, type World } from '../world.ts';
import { costValues } from './cost-values.ts';
import { dayValues } from './day-values.ts';
import { clockOfScope, type KpiOrganisation } from './kpi-organisation.ts';
import { measureDays } from './measure-days.ts';
import { monthValues } from './month-values.ts';
import { monthOf } from './months.ts';
import { type RollUpInputs, type RollUpQuestion, readRollUpInputs } from './roll-up-inputs.ts';
import { allScopes, queueScopes } from './scope-members.ts';
import { findStandingRollUp } from './standing-roll-up.ts';
import { type StoredValue, valueChanges } from './stored-values.ts';
import { surveyValues } from './survey-values.ts';
import { keyOfValue, type ValueRow } from './value-row.ts';

export interface RollUpRequest {
  /** Local days, half-open; each queue, site and group in its own zone. */
  readonly fromDay: LocalDay;
  readonly toDay: LocalDay;
  /** Only these queues, and no figures of groups, sites, vendors and the tenant; default all. */
  readonly queueIds?: readonly string[];
  /** A plan counts for the intervals that begin at least this long after its publication; default 0. */
  readonly planLagMs?: number;
  readonly forecastLagMs?: number;
}

export interface RollUp {
  readonly runId: string;
  /** False: every value was stored already, and nothing was written. */
  readonly fresh: boolean;
  /** Values computed, and how many of them were new or changed. */
  readonly values: number;
  readonly changed: number;
}

/**
 * Computes and stores the indicators of each queue, staff group, site, vendor and the tenant for local days, and for the
 * months they lie in. A month is the exact sum of its stored days; days of a touched month that have history but no value
 * yet are computed too. Only what is new or has changed is written, so that a run over the same data changes nothing, and
 * a late correction restates its own days and months and no others. A question that was answered from the same data
 * before is not even read again.
 *
 * @throws AgnerError VALUE_INVALID when the span is empty; NOT_FOUND for an unknown queue.
 */
export async function rollUpKpis(world: World, request: RollUpRequest): Promise<RollUp> {
  const question = questionOf(request);
  const { planLagMs, forecastLagMs, queueIds } = question;
  const parameters = { fromDay: request.fromDay, toDay: request.toDay, queueIds, planLagMs, forecastLagMs };
  // Asked before the records are read: what an import stores in between then counts as new the next time.
  const standing = await findStandingRollUp(world, parameters);
  if (standing.run !== null) {
    return { runId: standing.run.id, fresh: false, values: Number(standing.run.counts?.values), changed: 0 };
  }
  const inputs = await readRollUpInputs(world, question);
  requireQueuesFound(question, inputs.organisation);
  world.progress(0.4, 'records read');
  await pause(world);
  const { values, unallocated } = computeValues(inputs, question);
  const isCovered = coverage(inputs, question);
  const { changed, replaced } = valueChanges(values, inputs.stored, isCovered);
  world.progress(0.8, `${values.length} values computed, ${changed.length} to write`);
  await pause(world);
  if (changed.length === 0 && values.length > 0) {
    return { runId: lastRunOf(values, inputs.stored), fresh: false, values: values.length, changed: 0 };
  }
  const run = await recordedRun(
    world,
    {
      kind: 'kpi',
      // What is replaced is part of the input: data that go back to what they were make a new run all the same.
      input: { changed: contentHash(changed), replaced: contentHash(replaced), read: hashOfInputs(inputs) },
      parameters,
      seed: null,
      parents: inputs.parents,
    },
    async () => changed,
    async (transaction, rows, runId) => {
      const written = await saveKpiValues(
        transaction,
        world.scope,
        rows.map((row) => ({ ...row, runId })),
      );
      return {
        values: values.length,
        ...addWritten([written]),
        unallocatedCosts: unallocated,
        fingerprint: standing.fingerprint,
      };
    },
  );
  return { ...run, values: values.length, changed: changed.length };
}

function questionOf(request: RollUpRequest): RollUpQuestion {
  const [fromDay, toDay] = [dayNumberOf(request.fromDay), dayNumberOf(request.toDay)];
  if (fromDay >= toDay) {
    throw new AgnerError(
      'VALUE_INVALID',
      `The span ${request.fromDay} to ${request.toDay} holds no day: the end is not included.`,
      { field: 'toDay', value: request.toDay },
    );
  }
  return {
    fromDay,
    toDay,
    queueIds: request.queueIds ?? null,
    planLagMs: request.planLagMs ?? 0,
    forecastLagMs: request.forecastLagMs ?? 0,
  };
}

function requireQueuesFound({ queueIds }: RollUpQuestion, { queues }: KpiOrganisation): void {
  const missing = queueIds?.find((id) => !queues.some((queue) => queue.id === id));
  if (missing === undefined) return;
  throw new AgnerError('NOT_FOUND', `There is no queue "${missing}".`, { field: 'queueIds', value: missing });
}

function computeValues(
  inputs: RollUpInputs,
  { queueIds }: RollUpQuestion,
): { readonly values: readonly ValueRow[]; readonly unallocated: number } {
  const { organisation, days, months, stored } = inputs;
  const scopes = queueIds === null ? allScopes(organisation) : queueScopes(organisation);
  const ofDays = dayValues(organisation, scopes, days, measureDays(organisation, days, inputs));
  const allDays = new Map<string, ValueRow>();
  const wanted = new Set(scopes.map(({ kind, id }) => `${kind} ${id}`));
  for (const row of stored) {
    const isAsked = row.grain === 'D' && wanted.has(`${row.scopeKind} ${row.scopeId}`);
    if (isAsked && isInMonths(inputs, row) && !isInDays(inputs, row)) allDays.set(keyOfValue(row), row);
  }
  for (const row of ofDays) allDays.set(keyOfValue(row), row);
  const ofMonths = monthValues(organisation, allDays.values());
  const costs = months.map((month) =>
    costValues(
      organisation,
      month,
      inputs.costs.filter((item) => item.month === month.first),
      inputs.monthAgentDays.filter(({ day }) => day.slice(0, 7) === month.first.slice(0, 7)),
      ofMonths,
    ),
  );
  return {
    values: [
      ...ofDays,
      ...ofMonths,
      ...surveyValues(organisation, scopes, months, inputs.surveys),
      ...costs.flatMap(({ rows }) => rows),
    ],
    unallocated: costs.reduce((total, cost) => total + cost.unallocated, 0),
  };
}

/** Which stored values a roll-up has computed anew, so that one it did not find again has lost its data. */
function coverage(inputs: RollUpInputs, { queueIds }: RollUpQuestion): (value: StoredValue) => boolean {
  const isAsked = (kind: KpiScopeKind, id: string): boolean =>
    queueIds === null || (kind === 'queue' && queueIds.includes(id));
  return (value) => {
    if (!isAsked(value.scopeKind, value.scopeId)) return false;
    if (value.kpi === 'cost_per_contact' && queueIds !== null) return false;
    return value.grain === 'D' ? isInDays(inputs, value) : isInMonths(inputs, value);
  };
}

function isInDays({ organisation, days }: RollUpInputs, row: ValueRow): boolean {
  const day = clockOfScope(organisation, row.scopeKind, row.scopeId).localDayOf(row.fromAt);
  return day >= days.fromDay && day < days.toDay;
}

function isInMonths({ organisation, months }: RollUpInputs, row: ValueRow): boolean {
  const month = monthOf(clockOfScope(organisation, row.scopeKind, row.scopeId).localDayOf(row.fromAt));
  return months.some(({ first }) => first === month.first);
}

function hashOfInputs({ history, plans, forecasts, agentDays, surveys, costs }: RollUpInputs): string {
  const versions = [...plans, ...forecasts].map(({ queueId, day, sources }) => [
    queueId,
    day,
    ...new Set(sources.map((source) => source?.versionId ?? null)),
  ]);
  return contentHash({ history, versions, agentDays: agentDays.length, surveys: surveys.length, costs });
}

/** The run that the stored values of the same keys came from; of several the one of the latest period. */
function lastRunOf(values: readonly ValueRow[], stored: readonly StoredValue[]): string {
  const keys = new Set(values.map(keyOfValue));
  const found = stored.filter((value) => keys.has(keyOfValue(value)));
  return found.toSorted((a, b) => b.fromAt - a.fromAt)[0]?.runId ?? '';
}
