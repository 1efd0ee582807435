import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { drizzle } from 'drizzle-orm/node-postgres';
import pg from 'pg';
import type { Database, PoolOptions } from './database.ts';
import { createEmbeddedPool } from './embedded/pool.ts';
import { EmbeddedServer } from './embedded/server.ts';
import { CLUSTER_MARK } from './embedded/snapshot.mjs';
import { migrate } from './migrate.ts';
import { findMigrationsFolder } from './migrations-folder.ts';
import { readTemplate, templateName, writeTemplate } from './template.ts';

/** Which database: a folder (embedded), memory (embedded, gone at close), or a PostgreSQL server. */
export type DatabaseLocation =
  | { readonly dataDir: string }
  | { readonly memory: true }
  | { readonly databaseUrl: string };

export interface OpenOptions {
  /** Bring the tables up to date; default true. */
  readonly migrate?: boolean;
  /** Most clients of the main pool. */
  readonly max?: number;
  /** Embedded only: how long a transaction may sit idle while others wait; default 30 s. */
  readonly longestIdleMs?: number;
}

/** Opens a database and brings its tables up to date. */
export async function openDatabase(location: DatabaseLocation, options: OpenOptions = {}): Promise<Database> {
  if ('databaseUrl' in location) return migrateOrClose(openServer(location.databaseUrl, options), options);
  return openEmbedded('dataDir' in location ? location.dataDir : undefined, options);
}

async function migrateOrClose(
  database: Database,
  options: OpenOptions,
  afterwards: () => Promise<void> = () => Promise.resolve(),
): Promise<Database> {
  try {
    if (options.migrate !== false) await migrate(database);
    await afterwards();
    return database;
  } catch (error) {
    await database.close();
    throw error;
  }
}

/** Where the cluster sits in a data folder; other things may be kept beside it. */
const CLUSTER_FOLDER = 'database';

async function openEmbedded(dataDir: string | undefined, options: OpenOptions): Promise<Database> {
  const folder = dataDir === undefined ? null : join(resolve(dataDir), CLUSTER_FOLDER);
  if (folder !== null) await mkdir(folder, { recursive: true });
  const isNew = folder === null || !existsSync(join(folder, CLUSTER_MARK));
  const migrations = options.migrate === false ? null : findMigrationsFolder();
  const template = isNew && migrations !== null ? await templateName(migrations) : null;
  const snapshot = template === null ? null : await readTemplate(template);
  const server = await EmbeddedServer.start({
    folder,
    snapshot,
    ...(options.longestIdleMs === undefined ? {} : { longestIdleMs: options.longestIdleMs }),
  });
  const database = assemble('embedded', folder ?? 'memory', options, {
    openPool: (pool) => createEmbeddedPool(server, pool),
    dump: () => server.dump('tar'),
    stop: () => server.close(),
  });
  return migrateOrClose(database, options, async () => {
    if (template !== null && snapshot === null) await writeTemplate(template, await server.dump('snapshot'));
  });
}

function openServer(databaseUrl: string, options: OpenOptions): Database {
  return assemble('postgres', databaseUrl, options, {
    openPool: ({ searchPath, max }) =>
      new pg.Pool({
        connectionString: databaseUrl,
        keepAlive: true,
        max: max ?? 10,
        options: `-c search_path=${(searchPath ?? ['public']).join(',')}`,
      }),
    dump: null,
    stop: () => Promise.resolve(),
  });
}

interface Parts {
  readonly openPool: (options: PoolOptions) => pg.Pool;
  readonly dump: (() => Promise<Uint8Array>) | null;
  readonly stop: () => Promise<void>;
}

function assemble(kind: Database['kind'], place: string, options: OpenOptions, parts: Parts): Database {
  const pools: pg.Pool[] = [];
  const openPool = (poolOptions: PoolOptions): pg.Pool => {
    const opened = parts.openPool(poolOptions);
    // A lost idle connection is replaced at the next query; without a listener it would end the process.
    opened.on('error', () => undefined);
    pools.push(opened);
    return opened;
  };
  const pool = openPool(options.max === undefined ? {} : { max: options.max });
  let closing: Promise<void> | undefined;
  const close = async (): Promise<void> => {
    await Promise.all(pools.filter((opened) => !opened.ending).map((opened) => opened.end()));
    await parts.stop();
  };
  return {
    kind,
    place,
    db: drizzle(pool, { casing: 'snake_case' }),
    pool,
    openPool,
    dump: parts.dump,
    close: () => {
      closing ??= close();
      return closing;
    },
  };
}
