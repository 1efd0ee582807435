import { and, arrayContains, asc, desc, eq, inArray, ne, sql } from 'drizzle-orm';
import { AgnerError, type Fault, type RunKind, type Scope } from '../core/index.ts';
import type { Transaction } from './database/role.ts';
import type { JsonObject } from './schema/column-types.ts';
import { type RunState, run } from './schema/run.ts';
import { ofTenant } from './scope-filter.ts';

/** A piece of work as it is stored. Instants are UTC epoch milliseconds. */
export type RunRow = Omit<typeof run.$inferSelect, 'tenantId'>;

export interface NewRun {
  readonly id: string;
  readonly kind: RunKind;
  readonly inputHash: string;
  readonly engineVersion: string;
  readonly parameters: JsonObject;
  readonly seed: number | null;
  /** Ids of the runs whose results this one read. */
  readonly parents: readonly string[];
  readonly startedMs: number;
}

/** Notes that a run has started. */
export async function startRun(transaction: Transaction, scope: Scope, newRun: NewRun): Promise<void> {
  const { startedMs, parents, ...rest } = newRun;
  await transaction.insert(run).values({
    ...rest,
    tenantId: scope.tenantId,
    state: 'running',
    parents: [...parents],
    startedAt: startedMs,
  });
}

/**
 * Notes that a run has started, unless one of this id is done. One that failed, or was killed, starts anew.
 *
 * @returns `done` when its results stand, with nothing written.
 */
export async function openRun(
  transaction: Transaction,
  scope: Scope,
  newRun: NewRun,
): Promise<'started' | 'done'> {
  const { startedMs, parents, ...rest } = newRun;
  const values = { ...rest, state: 'running' as const, parents: [...parents], startedAt: startedMs };
  const opened = await transaction
    .insert(run)
    .values({ ...values, tenantId: scope.tenantId })
    .onConflictDoUpdate({
      target: [run.tenantId, run.id],
      set: { ...values, finishedAt: null, counts: null, error: null },
      setWhere: ne(run.state, 'done'),
    })
    .returning({ id: run.id });
  return opened.length === 1 ? 'started' : 'done';
}

/**
 * Notes that a run has ended well, with what it made.
 *
 * @throws AgnerError NOT_FOUND when no running run has this id.
 */
export function finishRun(
  transaction: Transaction,
  scope: Scope,
  id: string,
  end: {
    readonly finishedMs: number;
    readonly counts: JsonObject;
    /** For work whose input is known only when it has been read: the hash that the run started without. */
    readonly inputHash?: string;
  },
): Promise<void> {
  return endRun(transaction, scope, id, {
    state: 'done',
    finishedAt: end.finishedMs,
    counts: end.counts,
    ...(end.inputHash === undefined ? {} : { inputHash: end.inputHash }),
  });
}

/** Notes that a run has failed. Throws as finishRun. */
export function failRun(
  transaction: Transaction,
  scope: Scope,
  id: string,
  end: { readonly finishedMs: number; readonly error: Fault },
): Promise<void> {
  return endRun(transaction, scope, id, { state: 'failed', finishedAt: end.finishedMs, error: end.error });
}

async function endRun(
  transaction: Transaction,
  scope: Scope,
  id: string,
  values: Partial<typeof run.$inferInsert>,
): Promise<void> {
  const ended = await transaction
    .update(run)
    .set(values)
    .where(ofTenant(scope, run.tenantId, eq(run.id, id), eq(run.state, 'running')))
    .returning({ id: run.id });
  if (ended.length === 0)
    throw new AgnerError('NOT_FOUND', `There is no running run "${id}".`, { value: id });
}

/** One run, or null. */
export async function readRun(transaction: Transaction, scope: Scope, id: string): Promise<RunRow | null> {
  const [found] = await transaction
    .select(columns())
    .from(run)
    .where(ofTenant(scope, run.tenantId, eq(run.id, id)));
  return found ?? null;
}

export interface RunFilter {
  readonly kinds?: readonly RunKind[];
  readonly states?: readonly RunState[];
  readonly inputHash?: string;
  /** Runs that read a result of this one. */
  readonly parent?: string;
  /** Default 100. */
  readonly limit?: number;
}

/** Runs, newest first. */
export function listRuns(transaction: Transaction, scope: Scope, filter: RunFilter = {}): Promise<RunRow[]> {
  const which = and(
    filter.kinds && inArray(run.kind, [...filter.kinds]),
    filter.states && inArray(run.state, [...filter.states]),
    filter.inputHash === undefined ? undefined : eq(run.inputHash, filter.inputHash),
    filter.parent === undefined ? undefined : arrayContains(run.parents, [filter.parent]),
  );
  return transaction
    .select(columns())
    .from(run)
    .where(ofTenant(scope, run.tenantId, which))
    .orderBy(desc(run.startedAt), asc(run.id))
    .limit(filter.limit ?? 100);
}

/** A run and everything it rests on, however far back, oldest first: what an explanation walks along. */
export async function readRunLineage(transaction: Transaction, scope: Scope, id: string): Promise<RunRow[]> {
  const lineage = sql`(
    WITH RECURSIVE lineage(id) AS (
      SELECT ${id}::text
      UNION
      SELECT unnest(parent.parents) FROM ${run} AS parent JOIN lineage ON parent.id = lineage.id
      WHERE parent.tenant_id = ${scope.tenantId}
    )
    SELECT id FROM lineage)`;
  return transaction
    .select(columns())
    .from(run)
    .where(ofTenant(scope, run.tenantId, sql`${run.id} IN ${lineage}`))
    .orderBy(asc(run.startedAt), asc(run.id));
}

function columns() {
  const { id, kind, state, inputHash, engineVersion, parameters, seed, parents } = run;
  const { startedAt, finishedAt, counts, error } = run;
  return {
    id,
    kind,
    state,
    inputHash,
    engineVersion,
    parameters,
    seed,
    parents,
    startedAt,
    finishedAt,
    counts,
    error,
  };
}

/** What has been imported so far, as one hash: forecasts and figures made from the same data share it. */
export interface ImportFingerprint {
  /** Of the files that changed something, in the order they were read; file names and ids do not count. */
  readonly hash: string;
  /** The latest of those imports, for lineage; at most 50, because live feeds import every quarter of an hour. */
  readonly latestIds: readonly string[];
}

/**
 * Reads the fingerprint of the imports that changed anything. One that was killed may have: it counts too, so that what
 * it stored is never taken for nothing.
 *
 * @param filter only imports of these kinds, and only those that hold a record from before an instant.
 */
export async function readImportFingerprint(
  transaction: Transaction,
  scope: Scope,
  filter: { readonly kinds?: readonly string[]; readonly beforeMs?: number } = {},
): Promise<ImportFingerprint> {
  // An import that does not say how much it changed may have changed something.
  const changed = sql`coalesce((${run.counts}->>'inserted')::bigint + (${run.counts}->>'updated')::bigint, 1) > 0`;
  const early =
    filter.beforeMs === undefined
      ? sql`true`
      : sql`coalesce((${run.counts}->>'firstMs')::double precision, 0) < ${filter.beforeMs}::double precision`;
  const ofKind =
    filter.kinds === undefined
      ? sql`true`
      : sql`${run.parameters}->>'kind' IN (${sql.join(
          filter.kinds.map((kind) => sql`${kind}`),
          sql`, `,
        )})`;
  const { rows } = await transaction.execute<{ hash: string | null; ids: string[] | null }>(sql`
    SELECT
      md5(string_agg(concat_ws(' ', ${run.parameters}->>'kind', ${run.inputHash}), ',' ORDER BY ${run.startedAt}, ${run.id}))
        AS hash,
      (array_agg(${run.id} ORDER BY ${run.startedAt} DESC, ${run.id}))[1:50] AS ids
    FROM ${run} WHERE ${run.tenantId} = ${scope.tenantId} AND ${run.kind} = 'import' AND ${ofKind}
      AND (${run.state} <> 'done' OR (${changed} AND ${early}))`);
  return { hash: rows[0]?.hash ?? 'nothing', latestIds: rows[0]?.ids ?? [] };
}
