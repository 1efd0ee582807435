import type { ScorecardRow, Target } from '../kpi/index.ts';
import { findKpi } from '../kpi/index.ts';
import { clock, fixed, NO_ANSWER, percent } from './number-text.ts';
import { textTable } from './text-table.ts';

const STATUS_WORDS: Readonly<Record<ScorecardRow['status'], string>> = {
  met: 'met',
  missed: 'MISSED',
  noValue: 'no value',
  noTarget: '',
};

/** Results against targets as a table; each row shows the two sums that its value is the quotient of. */
export function scorecardText(rows: readonly ScorecardRow[]): string {
  return textTable(
    [
      { heading: 'Indicator', align: 'left' },
      { heading: 'Value', align: 'right' },
      { heading: 'Target', align: 'right' },
      { heading: 'Status', align: 'left' },
      { heading: 'Month before', align: 'right' },
      { heading: 'Computed as', align: 'left' },
    ],
    rows.map((row) => {
      const { value } = row;
      return [
        findKpi(value.kpi)?.names.en ?? value.kpi,
        valueText(value.value, value.unit),
        row.target === null ? '' : targetText(row.target, value.unit),
        STATUS_WORDS[row.status],
        row.previous === null ? '' : valueText(row.previous, value.unit),
        computedText(value),
      ];
    }),
  );
}

function computedText({ numerator, denominator, policy }: ScorecardRow['value']): string {
  if (numerator === null) return '';
  const parts = denominator === null ? plain(numerator) : `${plain(numerator)} / ${plain(denominator)}`;
  return `${parts} (${policy})`;
}

function targetText(target: Target, unit: string): string {
  if (target.direction === 'range') {
    const [min, max] = [target.min, target.max].map((end) => (end === null ? '' : valueText(end, unit)));
    return `${min} to ${max}`;
  }
  return `${target.direction === 'higher' ? '>=' : '<='} ${valueText(target.value, unit)}`;
}

/** An exact value (decimal or n/d) in the way its unit is read. */
function valueText(exact: string | null, unit: string): string {
  if (exact === null) return NO_ANSWER;
  const value = numberOf(exact);
  if (unit === 'ratio') return percent(value);
  if (unit === 's') return value >= 60 ? clock(value) : `${fixed(value, 1)} s`;
  const [, currency] = /^([A-Z]{3})\//.exec(unit) ?? [];
  if (currency !== undefined) return `${fixed(value, 2)} ${currency}`;
  return Number.isInteger(value) ? String(value) : fixed(value, 1);
}

function plain(exact: string): string {
  const value = numberOf(exact);
  return Number.isInteger(value) ? String(value) : fixed(value, 2);
}

/** For reading only: values that count are compared as exact text. */
function numberOf(exact: string): number {
  const [numerator, denominator] = exact.split('/');
  return Number(numerator) / (denominator === undefined ? 1 : Number(denominator));
}
