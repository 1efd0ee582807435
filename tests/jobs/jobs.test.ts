import { randomUUID } from 'node:crypto';
import { Redis } from 'ioredis';
import pg from 'pg';
import { describe, it } from 'vitest';
import { type Database, openDatabase } from '../../src/store/index.ts';
import { describeJobs } from '../support/describe-jobs.ts';

const serverUrl = process.env.AGNER_TEST_DATABASE_URL;
const redisUrl = process.env.AGNER_TEST_REDIS_URL;

describeJobs('jobs on the embedded database', async () => {
  const database = await openDatabase({ memory: true });
  return { database, wipeQueue: wipeSqlQueue(database), close: () => database.close() };
});

if (serverUrl === undefined) {
  describe.skip('jobs on PostgreSQL: set AGNER_TEST_DATABASE_URL', () => it('is skipped', () => undefined));
} else {
  describeJobs('jobs on PostgreSQL', async () => {
    const { database, close } = await openOwnDatabase(serverUrl);
    return { database, wipeQueue: wipeSqlQueue(database), close };
  });
}

if (redisUrl === undefined) {
  describe.skip('jobs on Redis: set AGNER_TEST_REDIS_URL', () => it('is skipped', () => undefined));
} else {
  describeJobs('jobs on Redis', async () => {
    const { database, close } =
      serverUrl === undefined
        ? await openDatabase({ memory: true }).then((database) => ({
            database,
            close: () => database.close(),
          }))
        : await openOwnDatabase(serverUrl);
    const redis = new Redis(redisUrl);
    return {
      database,
      redisUrl,
      wipeQueue: async (queueName) => {
        const keys = await redis.keys(`bull:${queueName}:*`);
        if (keys.length > 0) await redis.del(...keys);
      },
      close: async () => {
        redis.disconnect();
        await close();
      },
    };
  });
}

function wipeSqlQueue(database: Database): (queueName: string) => Promise<void> {
  return async (queueName) => {
    await database.pool.query('DELETE FROM bullmq.job WHERE queue = $1', [queueName]);
  };
}

/** A database of this suite's own on the server, dropped at the end. */
async function openOwnDatabase(url: string): Promise<{ database: Database; close: () => Promise<void> }> {
  const name = `agner_jobs_${randomUUID().replaceAll('-', '')}`;
  const administer = async (statement: string): Promise<void> => {
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    await client.query(statement).finally(() => client.end());
  };
  await administer(`CREATE DATABASE ${name}`);
  const own = new URL(url);
  own.pathname = `/${name}`;
  const database = await openDatabase({ databaseUrl: own.href });
  return {
    database,
    close: async () => {
      await database.close();
      await administer(`DROP DATABASE ${name} WITH (FORCE)`);
    },
  };
}
