import { foreignKey, index, integer, jsonb, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import type { Fault, RunKind } from '../../core/index.ts';
import { instant, type JsonObject, tenantId } from './column-types.ts';

export const RUN_STATES = ['running', 'done', 'failed'] as const;
export type RunState = (typeof RUN_STATES)[number];

/** One piece of work that left results behind. Every stored result names its run; explanations join through it. */
export const run = pgTable(
  'run',
  {
    tenantId: tenantId(),
    id: text().notNull(),
    kind: text().$type<RunKind>().notNull(),
    state: text().$type<RunState>().notNull(),
    inputHash: text().notNull(),
    engineVersion: text().notNull(),
    parameters: jsonb().$type<JsonObject>().notNull(),
    seed: integer(),
    parents: text().array().notNull(),
    startedAt: instant().notNull(),
    finishedAt: instant(),
    counts: jsonb().$type<JsonObject>(),
    error: jsonb().$type<Fault>(),
  },
  (table) => [
    primaryKey({ columns: [table.tenantId, table.id] }),
    index().on(table.tenantId, table.kind, table.startedAt),
    index().on(table.tenantId, table.inputHash),
    index().using('gin', table.parents),
  ],
);

/** One file that was read: what became of its rows. */
export const importFile = pgTable(
  'import_file',
  {
    tenantId: tenantId(),
    id: text().notNull(),
    runId: text().notNull(),
    kind: text().notNull(),
    fileName: text().notNull(),
    sha256: text().notNull(),
    rowsRead: integer().notNull(),
    rowsKept: integer().notNull(),
    rowsRefused: integer().notNull(),
    rowsUnchanged: integer().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.tenantId, table.id] }),
    index().on(table.tenantId, table.sha256),
    foreignKey({ columns: [table.tenantId, table.runId], foreignColumns: [run.tenantId, run.id] }),
  ],
);

/** One refused row of a file. `position` is the order in which the faults were found. */
export const importFault = pgTable(
  'import_fault',
  {
    tenantId: tenantId(),
    importId: text().notNull(),
    position: integer().notNull(),
    row: integer(),
    columnName: text(),
    field: text(),
    code: text().notNull(),
    value: text(),
    message: text().notNull(),
    next: text().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.tenantId, table.importId, table.position] }),
    foreignKey({
      columns: [table.tenantId, table.importId],
      foreignColumns: [importFile.tenantId, importFile.id],
    }),
  ],
);
