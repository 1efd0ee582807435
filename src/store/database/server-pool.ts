import pg from 'pg';
import { AgnerError } from '../../core/index.ts';
import type { DatabaseParts } from './assemble.ts';

const MAX_CLIENTS = 10;
/** How long to wait for a connection, or for a client of a pool that is all in use. */
const CONNECT_MS = 10_000;

/** Checks that a PostgreSQL server answers at the URL. Throws DATABASE_START_FAILED, without the password. */
export async function connectServer(databaseUrl: string): Promise<DatabaseParts> {
  if (!/^postgres(ql)?:\/\//.test(databaseUrl) || !URL.canParse(databaseUrl)) {
    throw new AgnerError(
      'CONFIG_INVALID',
      'DATABASE_URL is not of the form postgres://user:password@host/name.',
      {
        field: 'DATABASE_URL',
      },
    );
  }
  const place = withoutPassword(databaseUrl);
  const client = new pg.Client({ connectionString: databaseUrl, connectionTimeoutMillis: CONNECT_MS });
  try {
    await client.connect();
    await client.end();
  } catch (error) {
    throw new AgnerError(
      'DATABASE_START_FAILED',
      `The PostgreSQL server at ${place} did not answer: ${reasonOf(error)}`,
      { cause: error },
    );
  }
  return {
    kind: 'postgres',
    place,
    openPool: ({ searchPath, max }) =>
      new pg.Pool({
        connectionString: databaseUrl,
        keepAlive: true,
        connectionTimeoutMillis: CONNECT_MS,
        max: max ?? MAX_CLIENTS,
        // Compiling a statement takes seconds where running it takes a tenth of one: ours are many and short.
        options: `-c search_path=${(searchPath ?? ['public']).join(',')} -c jit=off`,
      }),
    dump: null,
    stop: () => Promise.resolve(),
  };
}

function withoutPassword(databaseUrl: string): string {
  try {
    const url = new URL(databaseUrl);
    return `${url.protocol}//${url.host}${url.pathname}`;
  } catch {
    return 'an unreadable URL';
  }
}

/** A refused connection to a name with several addresses is an AggregateError without a message of its own. */
function reasonOf(error: unknown): string {
  const { message, code } = error as { message?: string; code?: string };
  return message || code || String(error);
}
