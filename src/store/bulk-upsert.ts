import { type Column, getTableColumns, type SQL, sql } from 'drizzle-orm';
import { toSnakeCase } from 'drizzle-orm/casing';
import { getTableConfig, type PgTable } from 'drizzle-orm/pg-core';
import type { Transaction } from './database/role.ts';
import { arrayText } from './schema/to-sql.ts';

/** What became of rows that were written: a row that is stored already, equal in every column, is not touched. */
export interface Written {
  readonly inserted: number;
  readonly updated: number;
  readonly unchanged: number;
}

/** Rows per statement. Rows that hold arrays are a hundred times longer than plain ones. */
const BATCH_ROWS = 10_000;
const BATCH_ROWS_WITH_ARRAYS = 500;

/**
 * Inserts rows, or updates the stored row of the same primary key where any column differs. One statement per batch,
 * each column travelling as one array, so that a million rows are no million parameters. The last of several rows with
 * one key wins.
 */
export async function bulkUpsert<Table extends PgTable>(
  transaction: Transaction,
  table: Table,
  rows: readonly Table['$inferInsert'][],
): Promise<Written> {
  if (rows.length === 0) return { inserted: 0, updated: 0, unchanged: 0 };
  const keys = keyNames(table);
  const columns = Object.entries(getTableColumns(table)).map(([property, column]) => ({
    property,
    column,
    isKey: keys.has(column.name),
  }));
  const distinct = lastOfEachKey(columns, rows);
  const batchRows = columns.some(({ column }) => isArray(column)) ? BATCH_ROWS_WITH_ARRAYS : BATCH_ROWS;
  let inserted = 0;
  let updated = 0;
  for (let from = 0; from < distinct.length; from += batchRows) {
    const batch = distinct.slice(from, from + batchRows);
    const arrays = columns.map(({ property, column }) => columnText(column, property, batch));
    const { rows: counts } = await transaction.execute<{ inserted: number; updated: number }>(
      upsertStatement(table, columns, arrays),
    );
    inserted += counts[0]?.inserted ?? 0;
    updated += counts[0]?.updated ?? 0;
  }
  return { inserted, updated, unchanged: distinct.length - inserted - updated };
}

/** Adds up what several calls wrote. */
export function addWritten(parts: readonly Written[]): Written {
  return parts.reduce(
    (total, part) => ({
      inserted: total.inserted + part.inserted,
      updated: total.updated + part.updated,
      unchanged: total.unchanged + part.unchanged,
    }),
    { inserted: 0, updated: 0, unchanged: 0 },
  );
}

interface NamedColumn {
  readonly property: string;
  readonly column: Column;
  readonly isKey: boolean;
}

function upsertStatement(table: PgTable, columns: readonly NamedColumn[], arrays: readonly string[]): SQL {
  const names = columns.map(({ column }) => sqlName(column));
  const aliases = columns.map((_, index) => sql.identifier(`c${index}`));
  const sent = columns.map(({ column }, index) => sql`${arrays[index]}::${sql.raw(sentType(column))}[]`);
  const read = columns.map(({ column }, index) =>
    isArray(column)
      ? sql`sent.${aliases[index]}::${sql.raw(column.getSQLType())}`
      : sql`sent.${aliases[index]}`,
  );
  const keys = columns.filter(({ isKey }) => isKey).map(({ column }) => sqlName(column));
  const values = columns.filter(({ isKey }) => !isKey).map(({ column }) => sqlName(column));
  const old = values.map((name) => sql`${table}.${name}`);
  const excluded = values.map((name) => sql`excluded.${name}`);
  const assignments = values.map((name) => sql`${name} = excluded.${name}`);
  const onConflict =
    values.length === 0
      ? sql`DO NOTHING`
      : sql`DO UPDATE SET ${list(assignments)} WHERE (${list(old)}) IS DISTINCT FROM (${list(excluded)})`;
  return sql`
    WITH written AS (
      INSERT INTO ${table} (${list(names)})
      SELECT ${list(read)} FROM unnest(${list(sent)}) AS sent(${list(aliases)})
      ON CONFLICT (${list(keys)}) ${onConflict}
      RETURNING (xmax = 0) AS fresh
    )
    SELECT count(*) FILTER (WHERE fresh)::int AS inserted, count(*) FILTER (WHERE NOT fresh)::int AS updated FROM written`;
}

/** Names, because the columns of a key are other objects than the columns of its table. */
function keyNames(table: PgTable): ReadonlySet<string> {
  const config = getTableConfig(table);
  const columns = config.primaryKeys[0]?.columns ?? config.columns.filter((column) => column.primary);
  return new Set(columns.map((column) => column.name));
}

function lastOfEachKey<Row extends object>(
  columns: readonly NamedColumn[],
  rows: readonly Row[],
): readonly Row[] {
  const properties = columns.filter(({ isKey }) => isKey).map(({ property }) => property);
  const byKey = new Map<string, Row>();
  for (const row of rows) {
    byKey.set(JSON.stringify(properties.map((property) => (row as Record<string, unknown>)[property])), row);
  }
  return byKey.size === rows.length ? rows : [...byKey.values()];
}

function columnText(column: Column, property: string, rows: readonly object[]): string {
  const items = rows.map((row) => {
    const value = (row as Record<string, unknown>)[property];
    return value === null || value === undefined ? null : (column.mapToDriverValue(value) as string | number);
  });
  return arrayText(items);
}

function isArray(column: Column): boolean {
  return column.getSQLType().endsWith('[]');
}

/** An array per row cannot travel inside an array of rows (it would be flattened), so it travels as its text. */
function sentType(column: Column): string {
  return isArray(column) ? 'text' : column.getSQLType();
}

function sqlName(column: Column): SQL {
  return sql`${sql.identifier(toSnakeCase(column.name))}`;
}

function list(
  parts: readonly (SQL | { readonly getSQL: () => SQL } | ReturnType<typeof sql.identifier>)[],
): SQL {
  return sql.join([...parts], sql`, `);
}
