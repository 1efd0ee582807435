import { dayNumberOf, dayText } from '../../calendar/index.ts';
import { AgnerError, type LocalDay } from '../../core/index.ts';
import {
  type KpiFlag,
  type KpiValue,
  kpiOf,
  LOW_SAMPLE,
  mixtureFlags,
  type ScorecardRow,
  scorecard,
  type Target,
  valueOfParts,
} from '../../kpi/index.ts';
import { inTenant, type KpiScopeKind, listKpiValues } from '../../store/index.ts';
import type { World } from '../world.ts';
import type { DaySpan } from './group-sums.ts';
import { clockOfScope, type KpiOrganisation, readKpiOrganisation } from './kpi-organisation.ts';
import { formatKpiValueId } from './kpi-value-id.ts';
import { sumOfValues } from './month-values.ts';
import { monthOf, monthsTouched } from './months.ts';
import { allScopes, type ScopeMembers } from './scope-members.ts';
import type { ValueRow } from './value-row.ts';

/** What one indicator should reach. */
export interface ScorecardTarget {
  readonly kpi: string;
  /** Default: the policy that values are stored under. */
  readonly policy?: string;
  readonly target: Target;
}

export interface ScorecardRequest {
  /** Local days of the scope, half-open. */
  readonly fromDay: LocalDay;
  readonly toDay: LocalDay;
  readonly scope: { readonly kind: KpiScopeKind; readonly id: string };
  readonly targets: readonly ScorecardTarget[];
  /** Only these indicators; default all that have a value or a target. */
  readonly kpis?: readonly string[];
}

/** A row with the ids of the stored values that it is the sum of: what explainKpi takes. */
export interface KpiScorecardRow extends ScorecardRow {
  readonly valueIds: readonly string[];
}

/**
 * Results against targets, with the period before beside them. Each figure is computed from the summed numerators and
 * denominators of its stored days; indicators that come by the month only are there when the span is whole months.
 * The period before has as many months, or as many days, as the span.
 *
 * @throws AgnerError VALUE_INVALID for an empty span, NOT_FOUND for an unknown scope, KPI_UNKNOWN for an unknown kpi.
 */
export async function kpiScorecard(world: World, request: ScorecardRequest): Promise<KpiScorecardRow[]> {
  const span = { fromDay: dayNumberOf(request.fromDay), toDay: dayNumberOf(request.toDay) };
  if (span.fromDay >= span.toDay) {
    throw new AgnerError(
      'VALUE_INVALID',
      `The span ${request.fromDay} to ${request.toDay} holds no day: the end is not included.`,
      { field: 'toDay', value: request.toDay },
    );
  }
  const targets = request.targets.map((one) => ({ ...one, kpi: kpiOf(one.kpi).id }));
  const wanted = request.kpis?.map((kpi) => kpiOf(kpi).id);
  const { organisation, members, now, before } = await read(world, request, span, periodBefore(span));
  const subjects = subjectsOf(now, targets).filter(({ kpi }) => wanted?.includes(kpi) ?? true);
  const values = subjects.map((subject) => kpiValueOf(subject, now, organisation, members));
  const rows = scorecard(
    subjects.map((subject, index) => ({
      value: values[index] as KpiValue,
      target:
        targets.find(
          ({ kpi, policy }) => kpi === subject.kpi && (policy === undefined || policy === subject.policy),
        )?.target ?? null,
      previous: kpiValueOf(subject, before, organisation, members),
    })),
  );
  return rows.map((row, index) => ({
    ...row,
    valueIds: ofSubject(subjects[index] as Subject, now).map((value) => idOf(value, organisation)),
  }));
}

interface Subject {
  readonly kpi: string;
  readonly policy: string;
}

/** What has a value, in the order of the catalogue's ids, then what has a target only. */
function subjectsOf(rows: readonly ValueRow[], targets: readonly ScorecardTarget[]): Subject[] {
  const subjects = new Map<string, Subject>();
  for (const { kpi, policy } of rows) subjects.set(`${kpi} ${policy}`, { kpi, policy });
  for (const { kpi, policy } of targets) {
    const isThere = [...subjects.values()].some(
      (one) => one.kpi === kpi && (policy === undefined || policy === one.policy),
    );
    const wanted = policy ?? kpiOf(kpi).policies[0].id;
    if (!isThere) subjects.set(`${kpi} ${wanted}`, { kpi, policy: wanted });
  }
  return [...subjects.values()];
}

function ofSubject({ kpi, policy }: Subject, rows: readonly ValueRow[]): ValueRow[] {
  return rows.filter((row) => row.kpi === kpi && row.policy === policy);
}

function kpiValueOf(
  subject: Subject,
  rows: readonly ValueRow[],
  organisation: KpiOrganisation,
  members: ScopeMembers,
): KpiValue {
  const definition = kpiOf(subject.kpi);
  const own = ofSubject(subject, rows);
  const units = new Set(own.map((row) => row.unit));
  const sum = own.length === 0 ? null : sumOfValues(own);
  const flags: KpiFlag[] = [];
  if (sum === null || (sum.numerator === null && sum.value === null)) flags.push('noData');
  if (units.size > 1) flags.push(definition.unit.startsWith('currency') ? 'mixedCurrency' : 'mixedScale');
  const queues = organisation.queues.filter(({ id }) => members.queueIds.includes(id));
  flags.push(...mixtureFlags(definition, queues));
  const sampleSize = definition.sample === null ? null : (sum?.sampleSize ?? 0);
  if (sampleSize !== null && sampleSize < LOW_SAMPLE) flags.push('lowSample');
  const isMixed = units.size > 1;
  return {
    kpi: definition.id,
    version: definition.version,
    policy: subject.policy,
    value: sum === null || isMixed ? null : valueOfParts(sum),
    numerator: isMixed ? null : (sum?.numerator ?? sum?.value ?? null),
    denominator: sum?.denominator ?? null,
    unit: [...units][0] ?? definition.unit,
    sampleSize,
    pending: 0,
    flags,
  };
}

function idOf(row: ValueRow, organisation: KpiOrganisation): string {
  const { kpi, scopeKind, scopeId, grain } = row;
  const day = dayText(clockOfScope(organisation, scopeKind, scopeId).localDayOf(row.fromAt));
  return formatKpiValueId({ kpi, scopeKind, scopeId, grain, day });
}

async function read(world: World, request: ScorecardRequest, span: DaySpan, earlier: DaySpan) {
  const { database, scope } = world;
  return inTenant(database, scope.tenantId, async (transaction) => {
    const organisation = await readKpiOrganisation(transaction, world);
    const { kind, id } = request.scope;
    const members = allScopes(organisation).find((one) => one.kind === kind && one.id === id);
    if (members === undefined) {
      throw new AgnerError('NOT_FOUND', `There is no ${kind} "${id}".`, { field: 'scope', value: id });
    }
    const clock = clockOfScope(organisation, kind, id);
    const rowsOf = async ({ fromDay, toDay }: DaySpan): Promise<ValueRow[]> => {
      const range = { fromMs: clock.startOfDayMs(fromDay), toMs: clock.startOfDayMs(toDay) };
      const filter = { ...range, scopeKind: kind, scopeIds: [id] };
      const days = await listKpiValues(transaction, scope, { grain: 'D', ...filter });
      if (!isWholeMonths({ fromDay, toDay })) return days;
      const months = await listKpiValues(transaction, scope, { grain: 'M', ...filter });
      const isMonthly = ({ kpi }: ValueRow): boolean => !kpiOf(kpi).grain.includes('D');
      return [...days, ...months.filter(isMonthly)];
    };
    return { organisation, members, now: await rowsOf(span), before: await rowsOf(earlier) };
  });
}

function isWholeMonths({ fromDay, toDay }: DaySpan): boolean {
  return monthOf(fromDay).fromDay === fromDay && monthOf(toDay).fromDay === toDay;
}

/** As many months before a span of whole months, as many days before any other. */
function periodBefore(span: DaySpan): DaySpan {
  const { fromDay, toDay } = span;
  if (!isWholeMonths(span)) return { fromDay: fromDay - (toDay - fromDay), toDay: fromDay };
  let first = fromDay;
  for (const _month of monthsTouched(fromDay, toDay)) first = monthOf(first - 1).fromDay;
  return { fromDay: first, toDay: fromDay };
}
