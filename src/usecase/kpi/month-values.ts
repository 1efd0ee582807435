import { exactOf } from '../../kpi/index.ts';
import { addRational, rationalToText } from '../../math/index.ts';
import { clockOfScope, type KpiOrganisation } from './kpi-organisation.ts';
import { type Month, monthOf } from './months.ts';
import type { ValueRow } from './value-row.ts';

/**
 * The values of months as the exact sums of their days: numerators and denominators are added, nothing is averaged, and
 * nothing but the days is read.
 *
 * @param days values of all days of the months.
 */
export function monthValues(organisation: KpiOrganisation, days: Iterable<ValueRow>): ValueRow[] {
  const months = new Map<string, { readonly month: Month; readonly rows: ValueRow[] }>();
  const clocks = new Map<string, ReturnType<typeof clockOfScope>>();
  for (const row of days) {
    const scope = `${row.scopeKind} ${row.scopeId}`;
    const clock = clocks.get(scope) ?? clockOfScope(organisation, row.scopeKind, row.scopeId);
    clocks.set(scope, clock);
    const month = monthOf(clock.localDayOf(row.fromAt));
    const key = JSON.stringify([row.kpi, row.kpiVersion, row.policy, scope, month.first]);
    const known = months.get(key);
    if (known === undefined) months.set(key, { month, rows: [row] });
    else known.rows.push(row);
  }
  return [...months.values()].map(({ month, rows }) => {
    const first = rows[0] as ValueRow;
    const clock = clockOfScope(organisation, first.scopeKind, first.scopeId);
    return {
      ...sumOfValues(rows),
      grain: 'M' as const,
      fromAt: clock.startOfDayMs(month.fromDay),
      toAt: clock.startOfDayMs(month.toDay),
    };
  });
}

/** One value over the periods of several of the same subject: sums of the parts, the last period's completeness. */
export function sumOfValues(rows: readonly ValueRow[]): ValueRow {
  const ends = rows.map((row) => row.dataCompleteUntil).filter((end) => end !== null);
  return {
    ...(rows[0] as ValueRow),
    fromAt: Math.min(...rows.map((row) => row.fromAt)),
    toAt: Math.max(...rows.map((row) => row.toAt)),
    numerator: totalText(rows.map((row) => row.numerator)),
    denominator: totalText(rows.map((row) => row.denominator)),
    value: totalText(rows.map((row) => row.value)),
    sampleSize: rows.reduce((total, row) => total + row.sampleSize, 0),
    pending: rows.some((row) => row.pending),
    dataCompleteUntil: ends.length === 0 ? null : Math.max(...ends),
  };
}

function totalText(parts: readonly (string | null)[]): string | null {
  const known = parts.filter((part) => part !== null).map(exactOf);
  return known.length === 0 ? null : rationalToText(known.reduce(addRational));
}
