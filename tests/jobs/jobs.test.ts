import { sql } from 'drizzle-orm';
import { Redis } from 'ioredis';
import { describe, expect, it } from 'vitest';
import { enqueue, JOB_KINDS, type JobHandlers, startWorker } from '../../jobs/index.ts';
import { tenantScope } from '../../src/core/index.ts';
import { type Database, inTenant, openDatabase, readJob } from '../../src/store/index.ts';
import { describeJobs } from '../support/describe-jobs.ts';
import { openTestDatabase, TEST_DATABASE_KIND } from '../support/test-database.ts';

const redisUrl = process.env.AGNER_TEST_REDIS_URL;

describeJobs('jobs on the embedded database', async () => {
  const database = await openDatabase({ memory: true });
  return { database, wipeQueue: wipeSqlQueue(database), close: () => database.close() };
});

if (TEST_DATABASE_KIND === 'embedded') {
  describe.skip('jobs on PostgreSQL: set AGNER_TEST_DATABASE_URL', () => it('is skipped', () => undefined));
} else {
  describeJobs('jobs on PostgreSQL', async () => {
    const database = await openTestDatabase();
    return { database, wipeQueue: wipeSqlQueue(database), close: () => database.close() };
  });
}

if (redisUrl === undefined) {
  describe.skip('jobs on Redis: set AGNER_TEST_REDIS_URL', () => it('is skipped', () => undefined));
} else {
  describeJobs('jobs on Redis', async () => {
    const database = await openTestDatabase();
    const redis = new Redis(redisUrl);
    const wipeQueue = async (queueName: string): Promise<void> => {
      const keys = await redis.keys(`bull:${queueName}:*`);
      if (keys.length > 0) await redis.del(...keys);
    };
    const close = async (): Promise<void> => {
      redis.disconnect();
      await database.close();
    };
    return { database, redisUrl, wipeQueue, close };
  });
}

function wipeSqlQueue(database: Database): (queueName: string) => Promise<void> {
  return async (queueName) => {
    await database.pool.query('DELETE FROM bullmq.job WHERE queue = $1', [queueName]);
  };
}

describe('a worker whose Redis cannot be reached', () => {
  it('says so, keeps the rows, and can be stopped', async () => {
    const database = await openDatabase({ memory: true });
    try {
      const errors: unknown[] = [];
      const worker = await startWorker({
        database,
        redisUrl: 'redis://127.0.0.1:1',
        handlers: Object.fromEntries(
          JOB_KINDS.map((kind) => [kind, async () => null]),
        ) as unknown as JobHandlers,
        onError: (error) => errors.push(error),
        dispatchEveryMs: 10,
        stopAfterMs: 100,
        abandonAfterMs: 10,
      });
      const id = await inTenant(database, 'acme', async (transaction) => {
        await transaction.execute(sql`INSERT INTO tenant (tenant_id, name) VALUES ('acme', 'Acme')`);
        const request = { kind: 'kpi', payload: {} } as const;
        return (await enqueue(transaction, tenantScope('acme'), request, Date.now())).job.id;
      });
      worker.kick();
      while (errors.length === 0) await new Promise((resolve) => setTimeout(resolve, 10));
      expect(String(errors[0])).toContain('ECONNREFUSED');
      await worker.stop();
      const row = await inTenant(database, 'acme', (transaction) =>
        readJob(transaction, tenantScope('acme'), id),
      );
      expect(row).toMatchObject({ state: 'queued', attempt: 0 });
    } finally {
      await database.close();
    }
  });
});
