import { type SQL, sql } from 'drizzle-orm';
import { toSnakeCase } from 'drizzle-orm/casing';
import { ACTUAL_SOURCES, type ActualSource, type IntervalActual, type Scope } from '../../core/index.ts';
import { intervalActual, intervalRestatement } from '../schema/history.ts';
import { MEASURE_TYPES, MEASURES } from '../schema/measures.ts';
import { arrayText } from '../schema/to-sql.ts';
import type { DayChunk } from './day-chunks.ts';

/** Where actuals come from, and what an empty value of a source that was stored before means. */
export interface ActualsOrigin {
  readonly importId: string;
  readonly source: ActualSource;
  /** When, for the log of restatements; UTC epoch ms. */
  readonly nowMs: number;
  /**
   * `keep` (default): a null of the same source says nothing and leaves a stored value alone, so that volumes and handle
   * times may come in two files. `erase`: it makes a hole of it.
   */
  readonly blanks?: 'keep' | 'erase';
}

const NAMES = MEASURES.map(toSnakeCase);
/** The columns that an import can change. */
const CHANGEABLE = ['minutes', ...NAMES, 'source'];
const WRITTEN = sql.raw(['tenant_id', 'queue_id', 'start_at', ...CHANGEABLE, 'import_id'].join(', '));

/**
 * The records as rows of (start_at, minutes, measures). A column travels as one array, or as one value where all records
 * have the same one: a length, a threshold, or nothing, since few files fill every column.
 */
function sentRows(records: readonly IntervalActual[]): SQL {
  const arrays = [sql`${arrayText(records.map(({ startMs }) => startMs))}::double precision[]`];
  const arrayNames = ['start_ms'];
  const read = (['minutes', ...MEASURES] as const).map((field) => {
    const name = sql.raw(toSnakeCase(field));
    const type = sql.raw(field === 'minutes' ? 'integer' : MEASURE_TYPES[field]);
    const values = records.map((record) => record[field]);
    if (values.every((value) => value === values[0])) return sql`${values[0]}::${type} AS ${name}`;
    arrays.push(sql`${arrayText(values)}::${type}[]`);
    arrayNames.push(toSnakeCase(field));
    return sql`record.${name}`;
  });
  return sql`(
    SELECT to_timestamp(record.start_ms / 1000) AS start_at, ${sql.join(read, sql`, `)}
    FROM unnest(${sql.join(arrays, sql`, `)}) AS record(${sql.raw(arrayNames.join(', '))})
  )`;
}

/** Inserts records none of which is stored yet (the writer holds the queue's lock): there is nothing to compare. */
export function insertStatement(scope: Scope, chunk: DayChunk, origin: ActualsOrigin): SQL {
  return sql`
    INSERT INTO ${intervalActual} (${WRITTEN})
    SELECT ${scope.tenantId}, ${chunk.queueId}, sent.start_at, sent.minutes, ${columns('sent')}, ${origin.source}, ${origin.importId}
    FROM ${sentRows(chunk.records)} AS sent`;
}

/** What the comparing statement answers: how many, and the starts of the rows that are new or changed. */
export interface Compared extends Record<string, unknown> {
  readonly inserted: number;
  readonly updated: number;
  readonly outranked: number;
  readonly touchedMs: readonly number[];
}

/**
 * Compares records with the stored rows and writes only what differs: new ones are inserted, changed ones updated and
 * logged, stored rows of a higher source left alone, equal ones not touched.
 */
export function compareStatement(scope: Scope, chunk: DayChunk, origin: ActualsOrigin): SQL {
  const { queueId, records } = chunk;
  const keepsBlanks = origin.blanks !== 'erase';
  const fallBack = sql`${keepsBlanks}::boolean AND stored.source = ${origin.source}`;
  const merged = NAMES.map((text) => {
    const name = sql.raw(text);
    return sql`CASE WHEN ${fallBack} THEN coalesce(sent.${name}, stored.${name}) ELSE sent.${name} END AS ${name}`;
  });
  const rowIsStored = sql`stored.tenant_id = ${scope.tenantId} AND stored.queue_id = ${queueId}`;
  const fresh = sql.raw(CHANGEABLE.join(', '));
  const old = sql.raw(CHANGEABLE.map((name) => `old_${name}`).join(', '));
  return sql`
    WITH stored AS MATERIALIZED (
      SELECT * FROM ${intervalActual} AS stored
      WHERE ${rowIsStored} AND start_at BETWEEN ${instant(records[0])} AND ${instant(records.at(-1))}
    ), merged AS MATERIALIZED (
      SELECT sent.start_at, sent.minutes, ${sql.join(merged, sql`, `)}, ${origin.source}::text AS source,
        stored.start_at IS NULL AS is_new, ${rank(sql`stored.source`)} > ${rank(sql`${origin.source}`)} AS is_outranked,
        ${sql.raw(CHANGEABLE.map((name) => `stored.${name} AS old_${name}`).join(', '))}
      FROM ${sentRows(records)} AS sent LEFT JOIN stored ON stored.start_at = sent.start_at
    ), changed AS MATERIALIZED (
      SELECT * FROM merged WHERE NOT is_new AND NOT is_outranked AND (${fresh}) IS DISTINCT FROM (${old})
    ), inserted AS (
      INSERT INTO ${intervalActual} (${WRITTEN})
      SELECT ${scope.tenantId}, ${queueId}, start_at, ${fresh}, ${origin.importId} FROM merged WHERE is_new
      RETURNING 1
    ), updated AS (
      UPDATE ${intervalActual} AS stored
      SET ${sql.raw(CHANGEABLE.map((name) => `${name} = changed.${name}`).join(', '))}, import_id = ${origin.importId}
      FROM changed
      WHERE ${rowIsStored} AND stored.start_at = changed.start_at
      RETURNING 1
    ), logged AS (
      INSERT INTO ${intervalRestatement} (tenant_id, queue_id, start_at, revision, before, after, import_id, at)
      SELECT ${scope.tenantId}, ${queueId}, start_at,
        1 + (SELECT count(*) FROM ${intervalRestatement} AS earlier WHERE earlier.tenant_id = ${scope.tenantId}
          AND earlier.queue_id = ${queueId} AND earlier.start_at = changed.start_at),
        ${jsonObject('old_')}, ${jsonObject('')}, ${origin.importId}, to_timestamp(${origin.nowMs}::double precision / 1000)
      FROM changed
    )
    SELECT (SELECT count(*)::int FROM inserted) AS inserted, (SELECT count(*)::int FROM updated) AS updated,
      (SELECT count(*)::int FROM merged WHERE is_outranked) AS outranked,
      ARRAY(
        SELECT date_part('epoch', start_at) * 1000 FROM merged WHERE is_new
        UNION ALL SELECT date_part('epoch', start_at) * 1000 FROM changed
      ) AS "touchedMs"`;
}

function columns(table: string): SQL {
  return sql.raw(NAMES.map((name) => `${table}.${name}`).join(', '));
}

function instant(record: IntervalActual | undefined): SQL {
  return sql`to_timestamp(${record?.startMs ?? 0}::double precision / 1000)`;
}

/** The place of a source in ACTUAL_SOURCES: a later one outranks an earlier one. */
function rank(source: SQL): SQL {
  return sql`array_position(${arrayText(ACTUAL_SOURCES)}::text[], ${source}::text)`;
}

/** The changeable columns as JSON, with the names that the rest of the house uses. */
function jsonObject(prefix: string): SQL {
  const pairs = ['minutes', ...MEASURES, 'source'].map(
    (field) => `'${field}', ${prefix}${toSnakeCase(field)}`,
  );
  return sql.raw(`jsonb_build_object(${pairs.join(', ')})`);
}
