import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkpoints } from '../../../src/store/database/embedded/checkpoints.mjs';
import { executeOn, startCluster } from '../../../src/store/database/embedded/cluster.mjs';
import { firstValue, query } from '../../../src/store/database/embedded/frames.mjs';
import { createEmbeddedPool } from '../../../src/store/database/embedded/pool.ts';
import { EmbeddedServer } from '../../../src/store/database/embedded/server.ts';
import { findMigrationsFolder } from '../../../src/store/database/migrations-folder.ts';
import { readTemplate, templateName } from '../../../src/store/database/template.ts';
import { type Database, openDatabase } from '../../../src/store/index.ts';

const LONGEST_IDLE_MS = 1_000;

describe('the sessions of the embedded database', () => {
  let database: Database;
  beforeAll(async () => {
    database = await openDatabase({ memory: true }, { longestIdleMs: LONGEST_IDLE_MS });
  });
  afterAll(() => database.close());

  it('refuse a query that waits for the transaction it is called from, and let that go on', async () => {
    const holder = await database.pool.connect();
    await holder.query('BEGIN');
    await holder.query('CREATE TABLE mine (n int)');
    await expect(database.pool.query('SELECT 1')).rejects.toMatchObject({ code: '55P03' });
    await holder.query('COMMIT');
    holder.release();
    expect((await database.pool.query('SELECT count(*)::int AS n FROM mine')).rows).toEqual([{ n: 0 }]);
  });

  it('roll back a transaction that was forgotten, and tell its client', async () => {
    const forgotten = await database.pool.connect();
    await forgotten.query('BEGIN');
    await forgotten.query('CREATE TABLE lost (n int)');
    let answer: unknown;
    while (answer === undefined) {
      answer = await database.pool.query("SELECT to_regclass('lost') AS found").then(
        ({ rows }) => rows,
        () => undefined,
      );
    }
    expect(answer).toEqual([{ found: null }]);
    await expect(forgotten.query('COMMIT')).rejects.toMatchObject({ code: '25P03' });
    forgotten.release();
  });

  it('do not disturb a long transaction that works', async () => {
    const busy = await database.pool.connect();
    await busy.query('BEGIN');
    const waiting = database.pool.query('SELECT 7 AS n');
    for (let step = 0; step < 8; step += 1) {
      await busy.query('SELECT 1');
      await new Promise((resolve) => setTimeout(resolve, LONGEST_IDLE_MS / 6));
    }
    await busy.query('COMMIT');
    busy.release();
    expect((await waiting).rows).toEqual([{ n: 7 }]);
  });

  it('answer with an error, and go on, where PGlite would not answer at all', async () => {
    await database.pool.query('CREATE TABLE copied (n int)');
    await expect(database.pool.query('COPY copied FROM STDIN')).rejects.toMatchObject({ code: '0A000' });
    await expect(database.pool.query(`SELECT ${'1+'.repeat(50_000)}1`)).rejects.toMatchObject({
      code: '54001',
    });
    expect((await database.pool.query('SELECT 1 AS n')).rows).toEqual([{ n: 1 }]);
  });

  it('have a search_path each', async () => {
    await database.pool.query(
      'CREATE SCHEMA side; CREATE TABLE side.place (n int); INSERT INTO side.place VALUES (2)',
    );
    await database.pool.query('CREATE TABLE place AS SELECT 1 AS n');
    const side = database.openPool({ searchPath: ['side'], max: 2 });
    const n = async (pool: Database['pool']) => (await pool.query('SELECT n FROM place')).rows[0].n;
    expect([await n(side), await n(database.pool), await n(side)]).toEqual([2, 1, 2]);

    const client = await side.connect();
    await client.query('SET search_path TO public');
    expect((await client.query('SELECT n FROM place')).rows[0].n).toBe(1);
    expect(await n(side)).toBe(2);
    client.release();
  });

  it('have a time zone each', async () => {
    const [paris, other] = await Promise.all([database.pool.connect(), database.pool.connect()]);
    const zone = async (client: typeof paris) => (await client.query('SHOW TimeZone')).rows[0].TimeZone;
    await paris.query("SET TIME ZONE 'Europe/Paris'");
    expect([await zone(paris), await zone(other), await zone(paris)]).toEqual([
      'Europe/Paris',
      'UTC',
      'Europe/Paris',
    ]);
    paris.release(true);
    other.release();
  });
});

describe('checkpoints', () => {
  it('keep the write-ahead log from growing', async () => {
    const template = await readTemplate(await templateName(findMigrationsFolder() ?? ''));
    const cluster = await startCluster({ folder: null, snapshot: template, wasm: null });
    const execute = executeOn(cluster);
    const gathered = () =>
      Number(
        firstValue(
          execute(query('SELECT pg_current_wal_insert_lsn() - redo_lsn FROM pg_control_checkpoint()')),
        ),
      );
    const between = checkpoints(execute, { gatheredBytes: 1_000_000, lookEveryMs: 0 });
    execute(query("CREATE TABLE big AS SELECT repeat('x', 1000) FROM generate_series(1, 5000)"));
    expect(gathered()).toBeGreaterThan(1_000_000);
    between();
    expect(gathered()).toBeLessThan(100_000);
    await cluster.close();
  });
});

describe('a thread that breaks', () => {
  it('fails its queries, and is started again with what was committed', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'agner-broken-'));
    const template = await readTemplate(await templateName(findMigrationsFolder() ?? ''));
    // A statement as deep as PostgreSQL allows overflows so small a stack.
    const server = await EmbeddedServer.start({ folder, snapshot: template, stackMegabytes: 2 });
    const pool = createEmbeddedPool(server);
    pool.on('error', () => undefined);
    await pool.query('CREATE TABLE kept AS SELECT 5 AS n');
    await expect(pool.query(`SELECT ${'1+'.repeat(50_000)}1`)).rejects.toThrow('The embedded database broke');
    expect((await pool.query('SELECT n FROM kept')).rows).toEqual([{ n: 5 }]);
    await pool.end();
    await server.close();
    rmSync(folder, { recursive: true });
  });
});
