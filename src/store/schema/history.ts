import { date, doublePrecision, index, integer, jsonb, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import type { ActualSource } from '../../core/index.ts';
import { instant, numbers, tenantId } from './column-types.ts';
import type { Measure } from './measures.ts';

/**
 * What happened, one row per queue and interval, whatever the source. The tables of facts carry no foreign keys: a
 * check per row halves the speed of an import, and their one writer checks the ids of a batch at once.
 */
export const intervalActual = pgTable(
  'interval_actual',
  {
    tenantId: tenantId(),
    queueId: text().notNull(),
    startAt: instant().notNull(),
    minutes: integer().notNull(),
    offered: integer(),
    handled: integer(),
    abandoned: integer(),
    abandonedShort: integer(),
    handledWithin: integer(),
    abandonedWithin: integer(),
    flowOut: integer(),
    waitSecondsHandled: doublePrecision(),
    waitSecondsAll: doublePrecision(),
    handleSeconds: doublePrecision(),
    thresholdSeconds: doublePrecision(),
    source: text().$type<ActualSource>().notNull(),
    importId: text().notNull(),
  },
  (table) => [primaryKey({ columns: [table.tenantId, table.queueId, table.startAt] })],
);

/** A stored interval that a later import changed: what it was, what it became, which import, when. */
export const intervalRestatement = pgTable(
  'interval_restatement',
  {
    tenantId: tenantId(),
    queueId: text().notNull(),
    startAt: instant().notNull(),
    /** 1 for the first change of this interval, then rising. */
    revision: integer().notNull(),
    before: jsonb().notNull(),
    after: jsonb().notNull(),
    importId: text().notNull(),
    at: instant().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.tenantId, table.queueId, table.startAt, table.revision] }),
    index().on(table.tenantId, table.importId),
  ],
);

/** The read model of interval_actual: one array per queue, metric and local day, written in the same transaction. */
export const historyDay = pgTable(
  'history_day',
  {
    tenantId: tenantId(),
    queueId: text().notNull(),
    metric: text().$type<Measure>().notNull(),
    day: date({ mode: 'string' }).notNull(),
    intervalMinutes: integer().notNull(),
    firstStart: instant().notNull(),
    values: numbers().notNull(),
  },
  (table) => [primaryKey({ columns: [table.tenantId, table.queueId, table.metric, table.day] })],
);
