import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { built } from './built.mjs';

/**
 * Runs a measurement on the embedded database in a new folder, then on the PostgreSQL server that
 * AGNER_BENCH_DATABASE_URL names, in a new database that is dropped afterwards. AGNER_BENCH_ONLY=embedded or postgres
 * leaves the other one out.
 *
 * @param {(database: any, kind: string) => Promise<void>} measure
 */
export async function onEachDatabase(measure) {
  const only = process.env.AGNER_BENCH_ONLY;
  const url = process.env.AGNER_BENCH_DATABASE_URL;
  if (only !== 'postgres') await onFolder((database) => measure(database, 'embedded'));
  if (only !== 'embedded' && url !== undefined) {
    await onServer(url, (database) => measure(database, 'PostgreSQL'));
  }
}

/** @param {(database: any) => Promise<void>} work */
async function onFolder(work) {
  const folder = mkdtempSync(join(tmpdir(), 'agner-bench-'));
  try {
    await opened({ dataDir: folder }, work);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * @param {string} url
 * @param {(database: any) => Promise<void>} work
 */
async function onServer(url, work) {
  const { default: pg } = await import('pg');
  const admin = new pg.Client({ connectionString: url });
  await admin.connect();
  const name = `agner_bench_${process.pid}`;
  await admin.query(`CREATE DATABASE ${name}`);
  try {
    const own = new URL(url);
    own.pathname = `/${name}`;
    await opened({ databaseUrl: own.href }, work);
  } finally {
    await admin.query(`DROP DATABASE ${name} WITH (FORCE)`);
    await admin.end();
  }
}

/**
 * @param {object} location
 * @param {(database: any) => Promise<void>} work
 */
async function opened(location, work) {
  const { openDatabase } = await built('src/store/index.js');
  const database = await openDatabase(location);
  try {
    await work(database);
  } finally {
    await database.close();
  }
}
