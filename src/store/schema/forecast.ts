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

export const VERSION_STATUSES = ['draft', 'published'] as const;
export type VersionStatus = (typeof VERSION_STATUSES)[number];

/** One forecast of some queues over a horizon of whole local days. Published: frozen and hashed. */
export const forecastVersion = pgTable(
  'forecast_version',
  {
    tenantId: tenantId(),
    id: text().notNull(),
    runId: text().notNull(),
    asOf: instant().notNull(),
    horizonFrom: date({ mode: 'string' }).notNull(),
    /** Last day of the horizon, itself included. */
    horizonTo: date({ mode: 'string' }).notNull(),
    /** Shares of the bounds, in the order in which forecast_day keeps them. */
    levels: numbers().notNull(),
    status: text().$type<VersionStatus>().notNull(),
    publishedAt: instant(),
    contentHash: text(),
  },
  (table) => [
    primaryKey({ columns: [table.tenantId, table.id] }),
    index().on(table.tenantId, table.status, table.publishedAt),
    foreignKey({ columns: [table.tenantId, table.runId], foreignColumns: [run.tenantId, run.id] }),
  ],
);

/** A forecast of one queue, metric and local day. `lower` and `upper` hold all slots of level 0, then of level 1 … */
export const forecastDay = pgTable(
  'forecast_day',
  {
    tenantId: tenantId(),
    versionId: text().notNull(),
    queueId: text().notNull(),
    metric: text().$type<Metric>().notNull(),
    day: date({ mode: 'string' }).notNull(),
    firstStart: instant().notNull(),
    intervalMinutes: integer().notNull(),
    model: text().notNull(),
    mean: numbers().notNull(),
    median: numbers().notNull(),
    lower: numbers().notNull(),
    upper: numbers().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.tenantId, table.versionId, table.queueId, table.metric, table.day] }),
    index().on(table.tenantId, table.queueId, table.metric, table.day),
    foreignKey({
      columns: [table.tenantId, table.versionId],
      foreignColumns: [forecastVersion.tenantId, forecastVersion.id],
    }),
  ],
);

export const ADJUSTMENT_OPERATIONS = ['percent', 'add', 'set', 'min', 'max', 'range'] as const;
export type AdjustmentOperation = (typeof ADJUSTMENT_OPERATIONS)[number];

/** A planner's change to the system's forecast: attached to queue, metric and window, reapplied in order every night. */
export const adjustment = pgTable(
  'adjustment',
  {
    tenantId: tenantId(),
    id: text().notNull(),
    queueId: text().notNull(),
    metric: text().$type<Metric>().notNull(),
    fromAt: instant().notNull(),
    toAt: instant().notNull(),
    op: text().$type<AdjustmentOperation>().notNull(),
    value: doublePrecision().notNull(),
    value2: doublePrecision(),
    reason: text().notNull(),
    author: text().notNull(),
    enabled: boolean().notNull(),
    position: integer().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.tenantId, table.id] }),
    index().on(table.tenantId, table.queueId, table.metric, table.fromAt),
  ],
);
