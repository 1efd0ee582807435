import pg from 'pg';
import type { EmbeddedServer } from './server.ts';
import { EmbeddedStream } from './stream.ts';

export interface EmbeddedPoolOptions {
  /** Most clients at once; they share one backend, so this is a bound on waiting, not on work. Default 20. */
  readonly max?: number;
  /** Schemas that unqualified names are looked up in; default public. */
  readonly searchPath?: readonly string[];
}

const MAX_CLIENTS = 20;

/**
 * The embedded database has one backend, in which the named prepared statements of all clients would meet: names are
 * dropped, and every statement is prepared anonymously.
 */
class EmbeddedClient extends pg.Client {
  // biome-ignore lint/suspicious/noExplicitAny: the overloads of pg's query are handed through as they are.
  override query(...query: any[]): any {
    const [config, ...rest] = query;
    const named =
      typeof config === 'object' && config !== null && typeof config.submit !== 'function' && config.name;
    // biome-ignore lint/suspicious/noExplicitAny: as above.
    return (super.query as (...args: any[]) => any)(named ? { ...config, name: undefined } : config, ...rest);
  }
}

/**
 * A real `pg.Pool` whose clients speak to the embedded database's thread instead of a socket.
 *
 * A client that holds a transaction holds the database: everybody else's queries wait, in order, until it commits or
 * rolls back. Inside a transaction use the transaction's client only: a query through the pool would wait for the very
 * transaction that waits for it, and is refused with SQLSTATE 55P03 after `longestIdleMs`.
 */
export function createEmbeddedPool(server: EmbeddedServer, options: EmbeddedPoolOptions = {}): pg.Pool {
  return new pg.Pool({
    Client: EmbeddedClient,
    stream: () => new EmbeddedStream(server),
    max: options.max ?? MAX_CLIENTS,
    keepAlive: true,
    user: 'postgres',
    database: 'postgres',
    password: '',
    ssl: false,
    options: `-c search_path=${(options.searchPath ?? ['public']).join(',')}`,
  } as pg.PoolConfig);
}
