import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { getTableName, is } from 'drizzle-orm';
import { toSnakeCase } from 'drizzle-orm/casing';
import { getTableConfig, PgTable } from 'drizzle-orm/pg-core';
import { describe, expect, it } from 'vitest';
import { TABLES_CHILDREN_FIRST } from '../../src/store/erase-tenant.ts';
import * as schema from '../../src/store/schema/index.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const page = readFileSync(`${root}docs/data-model.md`, 'utf8');
const rows = page
  .split('\n')
  .filter((line) => line.startsWith('| `'))
  .map((line) => line.split('|').map((cell) => cell.trim()))
  .map(([, table, what, key, writers]) => ({ table: table?.slice(1, -1), what, key, writers }));
const tables = (Object.values(schema) as unknown[]).filter((item) => is(item, PgTable)) as PgTable[];

describe('docs/data-model.md', () => {
  it('has one row for every table of the schema, and no other', () => {
    expect(rows.map(({ table }) => table).sort()).toEqual(tables.map((table) => getTableName(table)).sort());
  });

  it.each(tables.map((table) => ({ name: getTableName(table), table })))(
    'names the key of $name',
    ({ name, table }) => {
      const config = getTableConfig(table);
      const key = config.primaryKeys[0]?.columns ?? config.columns.filter(({ primary }) => primary);
      const [first, ...others] = key.map((column) => toSnakeCase(column.name));
      expect(first).toBe('tenant_id');
      const written = rows.find((row) => row.table === name)?.key?.match(/`([^`]*)`/)?.[1] ?? '';
      expect(written).toBe(others.join(', '));
    },
  );

  it('names modules that exist', () => {
    for (const { writers } of rows) {
      const files = [...(writers?.matchAll(/`([^`]+)`/g) ?? [])].map(([, file]) => file);
      expect(files.length).toBeGreaterThan(0);
      for (const file of files) expect(readFileSync(`${root}src/store/${file}`, 'utf8')).toContain('export');
    }
  });
});

describe('the erasure of a tenant', () => {
  it('knows every table', () => {
    expect(TABLES_CHILDREN_FIRST.map((table) => getTableName(table)).sort()).toEqual(
      tables.map((table) => getTableName(table)).sort(),
    );
  });
});
