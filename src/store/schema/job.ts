import { index, integer, jsonb, pgTable, primaryKey, real, text, unique } from 'drizzle-orm/pg-core';
import type { Fault } from '../../core/index.ts';
import { instant, type JsonObject, tenantId } from './column-types.ts';

/** queued: waits; running: an attempt is at work; failed: waits for a retry; done and dead are final. */
export const JOB_STATES = ['queued', 'running', 'done', 'failed', 'dead'] as const;
export type JobState = (typeof JOB_STATES)[number];

/** The truth about background work. The job queue beside it is a copy that can be rebuilt from these rows. */
export const job = pgTable(
  'job',
  {
    tenantId: tenantId(),
    id: text().notNull(),
    kind: text().notNull(),
    payload: jsonb().$type<JsonObject>().notNull(),
    /** Result of the job before this one in a chain. */
    previous: jsonb().$type<JsonObject>(),
    state: text().$type<JobState>().notNull(),
    /** Smaller runs first. */
    priority: integer().notNull(),
    runAt: instant().notNull(),
    /** Rises with every claim; a result counts only while its number is the current one. */
    attempt: integer().notNull(),
    maxAttempts: integer().notNull(),
    progress: real().notNull(),
    progressText: text(),
    idempotencyKey: text(),
    parentId: text(),
    /** What to enqueue once this is done. */
    chain: jsonb().$type<readonly JsonObject[]>(),
    result: jsonb().$type<JsonObject>(),
    error: jsonb().$type<Fault>(),
    createdAt: instant().notNull(),
    /** When the job queue was told; null = still to be told. */
    publishedAt: instant(),
    startedAt: instant(),
    finishedAt: instant(),
  },
  (table) => [
    primaryKey({ columns: [table.tenantId, table.id] }),
    unique().on(table.tenantId, table.idempotencyKey),
    index().on(table.tenantId, table.state, table.runAt),
    index().on(table.tenantId, table.createdAt),
    index().on(table.tenantId, table.parentId),
  ],
);
