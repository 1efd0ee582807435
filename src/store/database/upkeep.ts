import { rename, writeFile } from 'node:fs/promises';
import { AgnerError } from '../../core/index.ts';
import type { Database } from './database.ts';

/**
 * Gives the space of dead rows back for reuse and renews the planner's statistics. The embedded database has no
 * autovacuum, so this is to be run from time to time (a night job); a PostgreSQL server does it by itself.
 */
export async function vacuum(database: Database): Promise<void> {
  if (database.kind === 'embedded') await database.pool.query('VACUUM (ANALYZE)');
}

/**
 * Writes the embedded database as one tar.gz, whole or not at all. Unpacked into an empty data folder's `database`
 * folder it is the database again. On a server use pg_dump.
 */
export async function backup(database: Database, file: string): Promise<void> {
  if (database.dump === null) {
    throw new AgnerError('USAGE', `The database ${database.place} is a PostgreSQL server.`, {
      next: 'Back it up with pg_dump.',
    });
  }
  const temporary = `${file}.part`;
  await writeFile(temporary, await database.dump());
  await rename(temporary, file);
}
