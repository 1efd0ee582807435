import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { type Database, openDatabase } from '../../src/store/index.ts';

/** A PostgreSQL server to run the store's tests on as well; its user must be allowed to create databases. */
const SERVER_URL = process.env.AGNER_TEST_DATABASE_URL;

/** Which kind `openTestDatabase` gives. */
export const TEST_DATABASE_KIND: Database['kind'] = SERVER_URL === undefined ? 'embedded' : 'postgres';

/**
 * An empty, migrated database of its own for one test file: in memory, or, with AGNER_TEST_DATABASE_URL, a new
 * database on that server, which `close` drops.
 */
export function openTestDatabase(): Promise<Database> {
  return SERVER_URL === undefined ? openDatabase({ memory: true }) : openOnServer(SERVER_URL);
}

async function openOnServer(serverUrl: string): Promise<Database> {
  const name = `agner_test_${randomUUID().replaceAll('-', '')}`;
  await onServer(serverUrl, `CREATE DATABASE ${name}`);
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  const drop = (): Promise<void> => onServer(serverUrl, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
  try {
    const database = await openDatabase({ databaseUrl: url.href });
    return {
      ...database,
      close: async () => {
        await database.close();
        await drop();
      },
    };
  } catch (error) {
    await drop();
    throw error;
  }
}

async function onServer(url: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}
