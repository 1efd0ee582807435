import { drizzle } from 'drizzle-orm/node-postgres';
import { migrate as applyMigrations } from 'drizzle-orm/node-postgres/migrator';
import type { Database } from './database.ts';
import { findMigrationsFolder } from './migrations-folder.ts';

/** Advisory lock that lets one process migrate at a time: the letters AGNR as a number. */
const MIGRATION_LOCK = 0x41474e52;

/** Applies the migrations that the database lacks, one process at a time, forward only. */
export async function migrate(database: Database): Promise<void> {
  const folder = findMigrationsFolder();
  if (folder === null) return;
  const client = await database.pool.connect();
  try {
    await client.query('SELECT pg_advisory_lock($1)', [MIGRATION_LOCK]);
    try {
      await applyMigrations(drizzle(client), { migrationsFolder: folder });
    } finally {
      await client.query('SELECT pg_advisory_unlock($1)', [MIGRATION_LOCK]);
    }
  } finally {
    client.release();
  }
}
