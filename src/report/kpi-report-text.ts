import { type Ratio, ratioValue } from '../core/index.ts';
import type { ScorecardRow } from '../kpi/index.ts';
import { percent } from './number-text.ts';
import { scorecardText } from './scorecard-text.ts';

export interface KpiReportShown {
  readonly rows: readonly ScorecardRow[];
  readonly occupancyEstimate: Ratio | null;
  /** A value that can be explained; null when there is none. */
  readonly exampleId: string | null;
}

/** Indicators as a table, apart from it the estimate of occupancy, and last one id that `agner explain` takes. */
export function kpiReportText({ rows, occupancyEstimate, exampleId }: KpiReportShown): string {
  return [
    scorecardText(rows),
    ...(occupancyEstimate === null ? [] : [estimateText(occupancyEstimate)]),
    ...(exampleId === null ? [] : [`Where a value came from: agner explain ${exampleId}\n`]),
  ].join('\n');
}

/** Handled seconds are fewer than those of AHT where agents are unknown: who was at work cannot be told from these. */
function estimateText(estimate: Ratio): string {
  return (
    `Occupancy, ESTIMATED from contacts (no agent states): ${percent(ratioValue(estimate))} = ${estimate.numerator} s ` +
    `handled in answered contacts with a known agent / ${estimate.denominator} s of agents seen at work\n`
  );
}
