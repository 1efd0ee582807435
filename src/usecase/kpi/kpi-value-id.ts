import { isLocalDay } from '../../calendar/index.ts';
import { AgnerError, type LocalDay } from '../../core/index.ts';
import type { KpiGrain, KpiScopeKind } from '../../store/index.ts';

/** Names one stored value, whatever its policy: `kpi:service_level:queue:billing:D:2026-10-18`. */
export interface KpiValueId {
  readonly kpi: string;
  readonly scopeKind: KpiScopeKind;
  readonly scopeId: string;
  readonly grain: KpiGrain;
  /** First local day of the period. */
  readonly day: LocalDay;
}

const SCOPE_KINDS: readonly string[] = ['tenant', 'site', 'queue', 'group', 'vendor'];
const GRAINS: readonly string[] = ['I', 'D', 'W', 'M'];
const PREFIX = 'kpi';

/** The text of an id. Ids of queues and others may hold colons: the parts around them are fixed. */
export function formatKpiValueId({ kpi, scopeKind, scopeId, grain, day }: KpiValueId): string {
  return [PREFIX, kpi, scopeKind, scopeId, grain, day].join(':');
}

/** @throws AgnerError EXPLANATION_ID_INVALID naming the part that is wrong. */
export function parseKpiValueId(text: string): KpiValueId {
  const parts = text.split(':');
  const [prefix, kpi, scopeKind] = parts;
  const [grain, day] = parts.slice(-2);
  const scopeId = parts.slice(3, -2).join(':');
  const problem =
    parts.length < 6 || prefix !== PREFIX
      ? 'is not of the form kpi:<kpi>:<scope kind>:<scope id>:<grain>:<local day>'
      : !SCOPE_KINDS.includes(scopeKind as string)
        ? `names the scope kind "${scopeKind}", which is none of ${SCOPE_KINDS.join(', ')}`
        : !GRAINS.includes(grain as string)
          ? `names the grain "${grain}", which is none of ${GRAINS.join(', ')}`
          : !isLocalDay(day as string)
            ? `names the day "${day}", which is not written YYYY-MM-DD`
            : null;
  if (problem !== null) {
    throw new AgnerError('EXPLANATION_ID_INVALID', `The id "${text}" ${problem}.`, {
      field: 'id',
      value: text,
    });
  }
  return {
    kpi: kpi as string,
    scopeKind: scopeKind as KpiScopeKind,
    scopeId,
    grain: grain as KpiGrain,
    day: day as LocalDay,
  };
}
