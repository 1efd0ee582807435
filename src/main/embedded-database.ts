import { join } from 'node:path';
import type { CliIo } from '../cli/index.ts';
import type { Database, DatabaseLocation } from '../store/index.ts';

/** Where the embedded database lives unless told otherwise. */
const DEFAULT_DATA_FOLDER = 'data';

/** The database that the command line and the environment name: `--data` first, then DATABASE_URL, then ./data. */
export function databaseLocation(data: string | undefined, io: CliIo): DatabaseLocation {
  const url = io.env.DATABASE_URL;
  if (data === undefined && url !== undefined && url !== '') return { databaseUrl: url };
  return { dataDir: join(data ?? io.env.AGNER_DATA ?? DEFAULT_DATA_FOLDER) };
}

/** Opens it, hands it to the work, and closes it whatever happens. */
export async function withDatabase<Result>(
  location: DatabaseLocation,
  work: (database: Database) => Promise<Result>,
): Promise<Result> {
  const { openDatabase } = await import('../store/index.ts');
  const database = await openDatabase(location);
  try {
    return await work(database);
  } finally {
    await database.close();
  }
}
