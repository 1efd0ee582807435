import { date, foreignKey, index, integer, jsonb, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { currencyCode, decimals, instant, numbers, tenantId, texts } from './column-types.ts';
import { forecastVersion, type VersionStatus } from './forecast.ts';
import { run } from './run.ts';

/** One staffing plan. Published: frozen and hashed. */
export const planVersion = pgTable(
  'plan_version',
  {
    tenantId: tenantId(),
    id: text().notNull(),
    runId: text().notNull(),
    /** Null when the plan was made from a file and not from a stored forecast. */
    forecastVersionId: text(),
    targets: jsonb().notNull(),
    status: text().$type<VersionStatus>().notNull(),
    publishedAt: instant(),
    contentHash: text(),
  },
  (table) => [
    primaryKey({ columns: [table.tenantId, table.id] }),
    index().on(table.tenantId, table.status, table.publishedAt),
    index().on(table.tenantId, table.forecastVersionId),
    foreignKey({ columns: [table.tenantId, table.runId], foreignColumns: [run.tenantId, run.id] }),
    foreignKey({
      columns: [table.tenantId, table.forecastVersionId],
      foreignColumns: [forecastVersion.tenantId, forecastVersion.id],
    }),
  ],
);

/** The plan of one queue on one local day; every array has one element per interval. Closed: 0. Not defined: NULL. */
export const planDay = pgTable(
  'plan_day',
  {
    tenantId: tenantId(),
    versionId: text().notNull(),
    queueId: text().notNull(),
    day: date({ mode: 'string' }).notNull(),
    firstStart: instant().notNull(),
    intervalMinutes: integer().notNull(),
    offered: numbers().notNull(),
    ahtSeconds: numbers().notNull(),
    erlangs: numbers().notNull(),
    required: numbers().notNull(),
    net: numbers().notNull(),
    gross: numbers().notNull(),
    fte: numbers().notNull(),
    serviceLevel: numbers().notNull(),
    asaSeconds: numbers().notNull(),
    occupancy: numbers().notNull(),
    binding: texts().notNull(),
    cost: decimals().notNull(),
    currency: currencyCode().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.tenantId, table.versionId, table.queueId, table.day] }),
    index().on(table.tenantId, table.queueId, table.day),
    foreignKey({
      columns: [table.tenantId, table.versionId],
      foreignColumns: [planVersion.tenantId, planVersion.id],
    }),
  ],
);
