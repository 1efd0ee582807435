import type { Mark } from './measures/measure-sums.ts';
import type { MeasureName } from './measures/measure-table.ts';

/**
 * The five dimensions that a client's scorecard must cover: what waits, what comes in, how well it is answered, what
 * the work takes, and how customers judge it. Forecast KPIs belong to `flow` (they judge how well the flow was
 * foreseen), cost and invoice KPIs to `productivity` (what the work takes, in money).
 */
export const KPI_DIMENSIONS = ['backlog', 'flow', 'performance', 'productivity', 'satisfaction'] as const;
export type KpiDimension = (typeof KPI_DIMENSIONS)[number];

/** Which way is better; `range` means a band. */
export type KpiDirection = 'higher' | 'lower' | 'range';

/**
 * How values of parts make the value of the whole. `sum`: all measures are summed, the ratio is taken last. `last`:
 * summed over dimensions, last over time. `averageOverTime`: headcounts. `distinct`: recounted from ids.
 * `recompute`: from the summed measures, by a formula that is not one ratio. `sketch`: percentiles.
 */
export const ROLL_UPS = ['sum', 'last', 'averageOverTime', 'distinct', 'recompute', 'sketch'] as const;
export type RollUp = (typeof ROLL_UPS)[number];

/** I = interval, D = local day, M = local month. */
export type Grain = 'I' | 'D' | 'M';

/** A sum of measures with whole factors: `{ offered: 1, abandonedShort: -1 }`. */
export type LinearMeasure = { readonly [name in MeasureName]?: number };

/**
 * One part of a ratio: a linear sum, from which the absolute value of another may be taken off, and which may be
 * multiplied by other sums and by a named parameter.
 */
export interface KpiPart {
  readonly sum: LinearMeasure;
  readonly lessAbsolute?: LinearMeasure;
  readonly times?: readonly LinearMeasure[];
  readonly timesParameter?: string;
}

/**
 * What is made of the parts when the value is not their plain quotient. `quantile`: the nearest rank of a measure's
 * values. `year`: the mean monthly rate as a year's, twelve times it or 1 - (1 - rate)^12. `target`: the quotient against
 * its target. `breachStreak`: the quotient period by period, and how many of the latest missed the target.
 */
export type KpiComputation =
  | { readonly by: 'quantile'; readonly of: MeasureName; readonly quantile: string }
  | { readonly by: 'year'; readonly how: 'simple' | 'compound' }
  | { readonly by: 'target'; readonly part: 'gap' | 'attainment' | 'met' }
  | { readonly by: 'breachStreak' };

/** How elapsed time of cases is measured: on the wall, or in the opening hours of the calendars they passed through. */
export type KpiClock = 'calendar' | 'business';

/** One convention of the field for computing the KPI. The first of a definition is the default. */
export interface KpiPolicy {
  readonly id: string;
  /** Other names under which cases, contracts and vendors know it. */
  readonly aliases: readonly string[];
  readonly numerator: KpiPart;
  /** null = a count, not a ratio. */
  readonly denominator: KpiPart | null;
  /** Left out: numerator / denominator. */
  readonly computed?: KpiComputation;
  /** Where they differ from the definition's: a share among points, a score where more is better. */
  readonly unit?: string;
  readonly direction?: KpiDirection;
  /** What the numerator and denominator are called in a sentence; {X} stands for the service-level threshold. */
  readonly words: { readonly en: PolicyWords; readonly fr: PolicyWords };
}

export interface PolicyWords {
  readonly numerator: string;
  readonly denominator: string;
}

/** A KPI is data: nothing in a definition runs. */
export interface KpiDefinition {
  readonly id: string;
  /** Raised whenever the same records would give another value. */
  readonly version: number;
  readonly names: { readonly en: string; readonly fr: string };
  readonly aliases: readonly string[];
  readonly dimension: KpiDimension;
  readonly unit: string;
  readonly direction: KpiDirection;
  readonly definition: string;
  readonly policies: readonly [KpiPolicy, ...KpiPolicy[]];
  /** The event that fixes the period a record belongs to. */
  readonly attributionEvent: string;
  readonly grain: readonly Grain[];
  readonly rollUp: RollUp;
  /** Clocks that the KPI may be read by, the first unless told otherwise; left out where no time elapses. */
  readonly clocks?: readonly [KpiClock, ...KpiClock[]];
  /** The measure that counts records whose outcome is still open, shown beside the value. */
  readonly pending?: MeasureName;
  /** The measure that counts observations, for the low-sample flag; null where none applies. */
  readonly sample: MeasureName | null;
  /** A setting that should be the same for all rows: mixed ones are flagged, or make the value null. */
  readonly uniform?: { readonly mark: Mark; readonly mixed: 'flag' | 'null' };
  readonly edgeRules: string;
  readonly owner: string;
  readonly references: readonly string[];
  /** Ids of the worked cases that the definition is proven by. */
  readonly goldenCases: readonly string[];
}
