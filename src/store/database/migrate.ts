import { readMigrationFiles } from 'drizzle-orm/migrator';
import { drizzle } from 'drizzle-orm/node-postgres';
import { migrate as applyMigrations } from 'drizzle-orm/node-postgres/migrator';
import type pg from 'pg';
import { AgnerError } from '../../core/index.ts';
import type { Database } from './database.ts';
import { findMigrationsFolder } from './migrations-folder.ts';

/** Advisory lock that lets one process migrate at a time: the letters AGNR as a number. */
const MIGRATION_LOCK = 0x41474e52;

/**
 * Applies the migrations that the database lacks: one process at a time, forward only, each in the transaction that also
 * records it. Throws DATABASE_NEWER when the database has a migration that this version of Agner has not.
 */
export async function migrate(database: Database, migrationsFolder = findMigrationsFolder()): Promise<void> {
  if (migrationsFolder === null) return;
  const client = await database.pool.connect();
  try {
    await client.query('SELECT pg_advisory_lock($1)', [MIGRATION_LOCK]);
    try {
      await refuseNewer(database, client, migrationsFolder);
      await applyMigrations(drizzle(client), { migrationsFolder });
    } finally {
      await client.query('SELECT pg_advisory_unlock($1)', [MIGRATION_LOCK]);
    }
  } finally {
    client.release();
  }
}

async function refuseNewer(
  database: Database,
  client: pg.PoolClient,
  migrationsFolder: string,
): Promise<void> {
  const known = readMigrationFiles({ migrationsFolder }).map(({ folderMillis }) => folderMillis);
  const [ledger] = (await client.query("SELECT to_regclass('drizzle.__drizzle_migrations') AS found")).rows;
  if (ledger.found === null) return;
  const { rows } = await client.query<{ created_at: string }>(
    'SELECT created_at FROM drizzle.__drizzle_migrations WHERE created_at <> ALL($1::bigint[]) ORDER BY created_at DESC LIMIT 1',
    [known],
  );
  const [unknown] = rows;
  if (unknown === undefined) return;
  throw new AgnerError(
    'DATABASE_NEWER',
    `The database ${database.place} has the migration of ${new Date(Number(unknown.created_at)).toISOString()}, which this version of Agner has not.`,
  );
}
