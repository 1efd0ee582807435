import {
  boolean,
  date,
  doublePrecision,
  foreignKey,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
} from 'drizzle-orm/pg-core';
import type { Metric } from '../../core/index.ts';
import { instant, numbers, tenantId } from './column-types.ts';
import { run } from './run.ts';

export const ACCURACY_GRAINS = ['interval', 'day', 'week'] as const;
export type AccuracyGrain = (typeof ACCURACY_GRAINS)[number];

/**
 * How good a forecast was over one period: only sums, so that a longer period or a set of queues is the sum of its
 * rows, and the ratio is taken last.
 */
export const accuracy = pgTable(
  'accuracy',
  {
    tenantId: tenantId(),
    runId: text().notNull(),
    forecastVersionId: text().notNull(),
    queueId: text().notNull(),
    metric: text().$type<Metric>().notNull(),
    grain: text().$type<AccuracyGrain>().notNull(),
    /** First local day of the period: the day itself for interval and day grain, a Monday for weeks. */
    day: date({ mode: 'string' }).notNull(),
    leadDays: integer().notNull(),
    /** Points compared, and points left out because forecast or actual is a hole. */
    n: integer().notNull(),
    holes: integer().notNull(),
    absError: doublePrecision().notNull(),
    /** Sum of forecast - actual. */
    error: doublePrecision().notNull(),
    actual: doublePrecision().notNull(),
    squaredError: doublePrecision().notNull(),
    /** Least absolute error that Poisson noise allows around the forecast; 0 for handle time. */
    noiseFloor: doublePrecision().notNull(),
    /** The seasonal naive forecast on the same points: the comparison of value added. */
    naiveAbsError: doublePrecision().notNull(),
    naiveN: integer().notNull(),
    /** The scale of MASE: absolute seasonal naive errors inside the history the forecast was fitted on. */
    scaleAbsError: doublePrecision().notNull(),
    scaleN: integer().notNull(),
    /** Shares of the bounds and, per share, how many actuals fell inside, of how many, and the summed interval score. */
    levels: numbers().notNull(),
    inside: numbers().notNull(),
    insideN: numbers().notNull(),
    intervalScore: numbers().notNull(),
  },
  (table) => [
    primaryKey({
      columns: [
        table.tenantId,
        table.forecastVersionId,
        table.queueId,
        table.metric,
        table.grain,
        table.day,
        table.leadDays,
      ],
    }),
    index().on(table.tenantId, table.queueId, table.metric, table.grain, table.day),
    foreignKey({ columns: [table.tenantId, table.runId], foreignColumns: [run.tenantId, run.id] }),
  ],
);

export const KPI_SCOPE_KINDS = ['tenant', 'site', 'queue', 'group', 'vendor'] as const;
export type KpiScopeKind = (typeof KPI_SCOPE_KINDS)[number];

/** I interval, D local day, W ISO week, M month. */
export const KPI_GRAINS = ['I', 'D', 'W', 'M'] as const;
export type KpiGrain = (typeof KPI_GRAINS)[number];

/** One indicator over one period of one scope: numerator and denominator, exact. Calculated again, it is replaced. */
export const kpiValue = pgTable(
  'kpi_value',
  {
    tenantId: tenantId(),
    kpi: text().notNull(),
    kpiVersion: integer().notNull(),
    /** Empty when the indicator has no policy. */
    policy: text().notNull(),
    scopeKind: text().$type<KpiScopeKind>().notNull(),
    scopeId: text().notNull(),
    grain: text().$type<KpiGrain>().notNull(),
    fromAt: instant().notNull(),
    toAt: instant().notNull(),
    /** Exact: a decimal or a fraction n/d. Null where the indicator is not a ratio. */
    numerator: text(),
    denominator: text(),
    /** Exact value of an indicator that is not a ratio; null for ratios, which divide last. */
    value: text(),
    unit: text().notNull(),
    sampleSize: integer().notNull(),
    pending: boolean().notNull(),
    dataCompleteUntil: instant(),
    runId: text().notNull(),
  },
  (table) => [
    primaryKey({
      columns: [
        table.tenantId,
        table.kpi,
        table.kpiVersion,
        table.policy,
        table.scopeKind,
        table.scopeId,
        table.grain,
        table.fromAt,
      ],
    }),
    index().on(table.tenantId, table.scopeKind, table.scopeId, table.grain, table.fromAt),
    foreignKey({ columns: [table.tenantId, table.runId], foreignColumns: [run.tenantId, run.id] }),
  ],
);
