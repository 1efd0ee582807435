import type { ScorecardRow, Target } from '../kpi/index.ts';
import { findKpi } from '../kpi/index.ts';
import { kpiFlagsText, kpiValueText, numberOfExact } from './kpi-value-text.ts';
import { fixed } from './number-text.ts';
import { textTable } from './text-table.ts';

const STATUS_WORDS: Readonly<Record<ScorecardRow['status'], string>> = {
  met: 'met',
  missed: 'MISSED',
  noValue: 'no value',
  noTarget: '',
};

/**
 * Results against targets as a table; each row shows the two sums that its value is the quotient of, and where any row
 * has a flag a last column says what its reader must know.
 */
export function scorecardText(rows: readonly ScorecardRow[]): string {
  const hasNotes = rows.some((row) => row.value.flags.length > 0);
  return textTable(
    [
      { heading: 'Indicator', align: 'left' },
      { heading: 'Value', align: 'right' },
      { heading: 'Target', align: 'right' },
      { heading: 'Status', align: 'left' },
      { heading: 'Month before', align: 'right' },
      { heading: 'Computed as', align: 'left' },
      ...(hasNotes ? [{ heading: 'Notes', align: 'left' as const }] : []),
    ],
    rows.map((row) => {
      const { value } = row;
      return [
        findKpi(value.kpi)?.names.en ?? value.kpi,
        kpiValueText(value.value, value.unit),
        row.target === null ? '' : targetText(row.target, value.unit),
        STATUS_WORDS[row.status],
        row.previous === null ? '' : kpiValueText(row.previous, value.unit),
        computedText(value),
        ...(hasNotes ? [kpiFlagsText(value.flags)] : []),
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
    const [min, max] = [target.min, target.max].map((end) => (end === null ? '' : kpiValueText(end, unit)));
    return `${min} to ${max}`;
  }
  return `${target.direction === 'higher' ? '>=' : '<='} ${kpiValueText(target.value, unit)}`;
}

function plain(exact: string): string {
  const value = numberOfExact(exact);
  return Number.isInteger(value) ? String(value) : fixed(value, 2);
}
