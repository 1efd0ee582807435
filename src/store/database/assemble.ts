import { setTimeout } from 'node:timers/promises';
import { drizzle } from 'drizzle-orm/node-postgres';
import type pg from 'pg';
import type { Database, PoolOptions } from './database.ts';

/** What differs between the embedded database and a server. */
export interface DatabaseParts {
  readonly kind: Database['kind'];
  readonly place: string;
  readonly openPool: (options: PoolOptions) => pg.Pool;
  readonly dump: Database['dump'];
  readonly stop: () => Promise<void>;
}

/** A client that is never released would keep its pool from ending; closing goes on without it after this long. */
const LONGEST_CLOSE_MS = 5_000;

/** Puts pools, drizzle and an orderly end around either kind. */
export function assembleDatabase(parts: DatabaseParts, max?: number): Database {
  const pools: pg.Pool[] = [];
  const openPool = (options: PoolOptions): pg.Pool => {
    const pool = parts.openPool(options);
    // A lost connection is replaced at the next query, or fails the next query of the client in use; without listeners
    // it would end the process.
    pool.on('error', () => undefined);
    pool.on('connect', (client) => client.on('error', () => undefined));
    pools.push(pool);
    return pool;
  };
  const pool = openPool(max === undefined ? {} : { max });
  const close = async (): Promise<void> => {
    const patience = new AbortController();
    const ends = pools.filter((open) => !open.ending).map((open) => open.end());
    await Promise.race([
      Promise.all(ends),
      setTimeout(LONGEST_CLOSE_MS, undefined, { signal: patience.signal }).catch(() => undefined),
    ]);
    patience.abort();
    await parts.stop();
  };
  let closing: Promise<void> | undefined;
  return {
    kind: parts.kind,
    place: parts.place,
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
