import { join } from 'node:path';
import type { Command } from 'commander';
import { DEFAULT_TENANT, tenantScope } from '../core/index.ts';
import type { Database, DatabaseLocation } from '../store/index.ts';
import type { World } from '../usecase/index.ts';
import type { CliIo } from './io.ts';
import { progressLines } from './progress-lines.ts';

/** Where the embedded database lives unless told otherwise. */
const DEFAULT_DATA_FOLDER = 'data';

/** The database that the command line and the environment name: `--data` first, then DATABASE_URL, then ./data. */
export function databaseLocation(data: string | undefined, io: CliIo): DatabaseLocation {
  const url = io.env.DATABASE_URL;
  if (data === undefined && url !== undefined && url !== '') return { databaseUrl: url };
  return { dataDir: join(data ?? io.env.AGNER_DATA ?? DEFAULT_DATA_FOLDER) };
}

/** Opens it, hands it to the work, and closes it whatever happens. */
export function withDatabase<Result>(
  location: DatabaseLocation,
  work: (database: Database) => Promise<Result>,
): Promise<Result> {
  return withDatabaseMeanwhile(location, () => Promise.resolve(), work);
}

/** The same, with something to prepare while the database opens: the embedded one does so in its own thread. */
export async function withDatabaseMeanwhile<Prepared, Result>(
  location: DatabaseLocation,
  prepare: () => Promise<Prepared>,
  work: (database: Database, prepared: Prepared) => Promise<Result>,
): Promise<Result> {
  const { openDatabase } = await import('../store/index.ts');
  const opening = openDatabase(location);
  const preparing = prepare();
  // Its failure is told when it is waited for; when opening fails, that is what is told.
  preparing.catch(() => undefined);
  const database = await opening;
  try {
    return await work(database, await preparing);
  } finally {
    await database.close();
  }
}

/** The option that every command with a store takes. */
export function dataOption(command: Command): Command {
  return command.option(
    '--data <folder>',
    'data folder of the embedded database; default DATABASE_URL, then AGNER_DATA, then ./data',
  );
}

/** Runs a story on the database that the command line names, as the embedded default's one tenant. */
export function withWorld<Result>(
  data: string | undefined,
  io: CliIo,
  story: (world: World) => Promise<Result>,
): Promise<Result> {
  return withDatabase(databaseLocation(data, io), (database) =>
    story({
      database,
      scope: tenantScope(DEFAULT_TENANT),
      now: () => io.now(),
      progress: progressLines(io.stderr, io.now),
      signal: new AbortController().signal,
    }),
  );
}
