import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { AgnerError } from '../../core/index.ts';
import { assembleDatabase } from './assemble.ts';
import type { Database } from './database.ts';
import { createEmbeddedPool } from './embedded/pool.ts';
import { EmbeddedServer } from './embedded/server.ts';
import { CLUSTER_MARK } from './embedded/snapshot.mjs';
import { migrate } from './migrate.ts';
import { findMigrationsFolder } from './migrations-folder.ts';
import { lockDataFolder } from './owner-lock.ts';
import { connectServer } from './server-pool.ts';
import { readTemplate, templateName, writeTemplate } from './template.ts';

/** Which database: a folder (embedded), memory (embedded, gone at close), or a PostgreSQL server. */
export type DatabaseLocation =
  | { readonly dataDir: string }
  | { readonly memory: true }
  | { readonly databaseUrl: string };

export interface OpenOptions {
  /** Bring the tables up to date; default true. */
  readonly migrate?: boolean;
  /** Most clients of the main pool; default 20 embedded, 10 on a server. */
  readonly max?: number;
  /** Embedded only: how long a transaction may sit idle while others wait; default 30 s. */
  readonly longestIdleMs?: number;
}

/** Where the cluster sits in a data folder; other things may be kept beside it. */
const CLUSTER_FOLDER = 'database';

/**
 * Opens a database and brings its tables up to date.
 *
 * Embedded, the folder is made when it is not there, and belongs to this process until `close`. Committed rows survive a
 * killed process. They may not survive a power cut or a crash of the operating system: the embedded database never
 * asks the disk to flush. Keep a backup, or use a PostgreSQL server, where that matters.
 *
 * Throws DATA_FOLDER_IN_USE, DATABASE_START_FAILED, DATABASE_NEWER.
 */
export function openDatabase(location: DatabaseLocation, options: OpenOptions = {}): Promise<Database> {
  if ('databaseUrl' in location) return openServer(location.databaseUrl, options);
  return 'dataDir' in location ? openFolder(resolve(location.dataDir), options) : openCluster(null, options);
}

async function openServer(databaseUrl: string, options: OpenOptions): Promise<Database> {
  const database = assembleDatabase(await connectServer(databaseUrl), options.max);
  return closedOnFailure(database.close, async () => {
    if (options.migrate !== false) await migrate(database);
    return database;
  });
}

async function openFolder(dataDir: string, options: OpenOptions): Promise<Database> {
  const folder = join(dataDir, CLUSTER_FOLDER);
  try {
    await mkdir(folder, { recursive: true });
  } catch (cause) {
    throw new AgnerError(
      'DATABASE_START_FAILED',
      `The data folder "${dataDir}" cannot be made or written: ${(cause as { code?: string }).code ?? String(cause)}.`,
      { value: dataDir, cause },
    );
  }
  const lock = await lockDataFolder(dataDir);
  return closedOnFailure(lock.release, () => openCluster(folder, options, lock.release));
}

async function openCluster(
  folder: string | null,
  options: OpenOptions,
  release: () => Promise<void> = () => Promise.resolve(),
): Promise<Database> {
  const isNew = folder === null || !existsSync(join(folder, CLUSTER_MARK));
  const migrations = options.migrate === false ? null : findMigrationsFolder();
  const template = isNew && migrations !== null ? await templateName(migrations) : null;
  const snapshot = template === null ? null : await readTemplate(template);
  const server = await EmbeddedServer.start({
    folder,
    snapshot,
    ...(options.longestIdleMs === undefined ? {} : { longestIdleMs: options.longestIdleMs }),
  });
  const database = assembleDatabase(
    {
      kind: 'embedded',
      place: folder ?? 'in memory',
      openPool: (pool) => createEmbeddedPool(server, pool),
      dump: () => server.dump('tar'),
      stop: async () => {
        await server.close();
        await release();
      },
    },
    options.max,
  );
  return closedOnFailure(database.close, async () => {
    if (migrations !== null) await migrate(database, migrations);
    if (template !== null && snapshot === null) await writeTemplate(template, await server.dump('snapshot'));
    return database;
  });
}

async function closedOnFailure<Result>(
  close: () => Promise<void>,
  work: () => Promise<Result>,
): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    await close();
    throw error;
  }
}
