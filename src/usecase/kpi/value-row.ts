import type { Zone } from '../../calendar/index.ts';
import { evaluateKpi, type KpiDefinition, type MeasureSums } from '../../kpi/index.ts';
import type { StoredKpiValue } from '../../store/index.ts';
import type { DaySpan } from './group-sums.ts';
import type { ScopeMembers } from './scope-members.ts';

/** A value as it is stored, before its run is known. */
export type ValueRow = Omit<StoredKpiValue, 'runId'>;

/** What one value is of: everything that its key has but the period. */
export interface ValueSubject {
  readonly definition: KpiDefinition;
  readonly policy: string;
  readonly scope: ScopeMembers;
}

/** The value of a KPI over summed measures; null when a measure that it needs was never observed. */
export function valueRow(
  { definition, policy, scope }: ValueSubject,
  grain: 'D' | 'M',
  clock: Zone,
  span: DaySpan,
  sums: MeasureSums,
  dataCompleteUntil: number | null,
): ValueRow | null {
  const { numerator, denominator, value, unit, sampleSize, flags } = evaluateKpi(definition, sums, {
    policy,
  });
  if (numerator === null) return null;
  const isCount = definition.policies.some((one) => one.id === policy && one.denominator === null);
  const isMixed = value === null && flags.includes('mixedCurrency');
  return {
    kpi: definition.id,
    kpiVersion: definition.version,
    policy,
    scopeKind: scope.kind,
    scopeId: scope.id,
    grain,
    fromAt: clock.startOfDayMs(span.fromDay),
    toAt: clock.startOfDayMs(span.toDay),
    numerator: isCount || isMixed ? null : numerator,
    denominator: isCount ? null : denominator,
    value: isCount ? value : null,
    unit,
    sampleSize: sampleSize ?? 0,
    pending: false,
    dataCompleteUntil,
  };
}

/** Names a value among all: its key without the tenant. */
export function keyOfValue(row: ValueRow): string {
  const { kpi, kpiVersion, policy, scopeKind, scopeId, grain, fromAt } = row;
  return JSON.stringify([kpi, kpiVersion, policy, scopeKind, scopeId, grain, fromAt]);
}

/** What a value says, without the run that said it: two runs that find the same have found the same. */
export function contentOfValue(row: ValueRow): string {
  const { numerator, denominator, value, unit, sampleSize, pending, dataCompleteUntil, toAt } = row;
  return JSON.stringify([numerator, denominator, value, unit, sampleSize, pending, dataCompleteUntil, toAt]);
}
