import type { NodePgDatabase } from 'drizzle-orm/node-postgres';
import type pg from 'pg';

/** How to make one more pool on an open database. */
export interface PoolOptions {
  /** Schemas that unqualified names are looked up in; default public. */
  readonly searchPath?: readonly string[];
  /** Most clients at once; default 20 embedded, 10 on a server. */
  readonly max?: number;
}

/** An open database: embedded or a PostgreSQL server, used in one way. */
export interface Database {
  readonly kind: 'embedded' | 'postgres';
  /** Where it is, for messages: the folder, `memory`, or the URL without its password. */
  readonly place: string;
  readonly db: NodePgDatabase;
  readonly pool: pg.Pool;
  /** Another pool on the same database, with its own search_path; ended by `close`. */
  readonly openPool: (options: PoolOptions) => pg.Pool;
  /** The embedded cluster as a tar; null on a server, where pg_dump is the tool. */
  readonly dump: (() => Promise<Uint8Array>) | null;
  /** Ends every pool, stops the embedded database in order and frees the data folder. Safe to call twice. */
  readonly close: () => Promise<void>;
}
