import type { KpiFlag } from '../kpi/index.ts';
import { clock, fixed, NO_ANSWER, percent } from './number-text.ts';

const FLAG_WORDS: Readonly<Record<KpiFlag, string>> = {
  lowSample: 'low sample',
  incomplete: 'rows left out',
  noData: 'no data',
  mixedThreshold: 'mixed thresholds',
  mixedChannel: 'mixed channels',
  mixedScale: 'mixed scales',
  mixedCurrency: 'mixed currencies',
  approximate: 'within half a per cent',
};

/** An exact value (decimal or n/d) in the way its unit is read; money with its currency. */
export function kpiValueText(exact: string | null, unit: string): string {
  if (exact === null) return NO_ANSWER;
  const value = numberOfExact(exact);
  if (unit === 'ratio') return percent(value);
  if (unit === 's') return value >= 60 ? clock(value) : `${fixed(value, 1)} s`;
  const [, currency] = /^([A-Z]{3})\//.exec(unit) ?? [];
  if (currency !== undefined) return `${fixed(value, 2)} ${currency}`;
  return Number.isInteger(value) ? String(value) : fixed(value, 1);
}

/** What the reader of a value must know, in words; that nothing was observed says that the sample is low. */
export function kpiFlagsText(flags: readonly KpiFlag[]): string {
  return flags
    .filter((flag) => flag !== 'lowSample' || !flags.includes('noData'))
    .map((flag) => FLAG_WORDS[flag])
    .join(', ');
}

/** For reading only: values that count are compared as exact text. */
export function numberOfExact(exact: string): number {
  const [numerator, denominator] = exact.split('/');
  return Number(numerator) / (denominator === undefined ? 1 : Number(denominator));
}
