import { type ChildProcess, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { enqueue, JOB_KINDS, type JobHandler, type JobHandlers, startWorker } from '../../jobs/index.ts';
import { tenantScope } from '../../src/core/index.ts';
import { type Database, inTenant, openDatabase, readJob } from '../../src/store/index.ts';
import { openTestDatabase, TEST_DATABASE_KIND } from '../support/test-database.ts';

const PROCESS = fileURLToPath(new URL('../support/job-worker-process.mjs', import.meta.url));
const LOCK_MS = 1_000;
/** Each test starts two or three databases and a process; on a busy machine that takes a while. */
const PATIENCE_MS = 120_000;
const tenantId = 'acme';

/** Starts a worker process and resolves when it is at work on a job. */
async function startDoomedWorker(settings: object): Promise<{ child: ChildProcess; started: string }> {
  const child = spawn(process.execPath, [PROCESS, JSON.stringify(settings)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  for await (const line of createInterface({ input: child.stdout as NodeJS.ReadableStream })) {
    if (line.startsWith('started ')) return { child, started: line };
  }
  throw new Error('the worker process ended before it started a job');
}

async function kill(child: ChildProcess): Promise<void> {
  const gone = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGKILL');
  await gone;
}

async function addTenantAndJob(database: Database): Promise<string> {
  return inTenant(database, tenantId, async (transaction) => {
    await transaction.execute(sql`INSERT INTO tenant (tenant_id, name) VALUES (${tenantId}, 'Acme')`);
    const { job } = await enqueue(
      transaction,
      tenantScope(tenantId),
      { kind: 'forecast', payload: {} },
      Date.now(),
    );
    return job.id;
  });
}

/** Runs a worker that finishes jobs in this process until the job has ended, and says what was left behind. */
async function finishHere(database: Database, queueName: string, id: string, redisUrl?: string) {
  const handler: JobHandler = async ({ complete, attempt }) =>
    complete(async (transaction) => {
      await transaction.execute(
        sql`INSERT INTO client (tenant_id, id, name) VALUES (${tenantId}, ${randomUUID()}, 'effect')`,
      );
      return { attempt };
    });
  const worker = await startWorker({
    database,
    queueName,
    lockMs: LOCK_MS,
    dispatchEveryMs: 50,
    ...(redisUrl === undefined ? {} : { redisUrl }),
    handlers: Object.fromEntries(JOB_KINDS.map((kind) => [kind, handler])) as unknown as JobHandlers,
  });
  try {
    for (;;) {
      const job = await inTenant(database, tenantId, (transaction) =>
        readJob(transaction, tenantScope(tenantId), id),
      );
      if (job?.state === 'done' || job?.state === 'dead') return job;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  } finally {
    await worker.stop();
  }
}

async function effects(database: Database): Promise<number> {
  const found = await inTenant(database, tenantId, (transaction) =>
    transaction.execute(sql`SELECT id FROM client`),
  );
  return found.rows.length;
}

describe('a worker process that is killed in mid-job', { timeout: PATIENCE_MS }, () => {
  it('on the embedded database: the next process finishes the job, once', async () => {
    const dataDir = await mkdtemp(join(tmpdir(), 'agner-killed-'));
    try {
      const first = await openDatabase({ dataDir });
      const id = await addTenantAndJob(first);
      await first.close();
      const { child, started } = await startDoomedWorker({ dataDir, queueName: 'killed', lockMs: LOCK_MS });
      expect(started).toBe(`started ${id} 1`);
      await kill(child);
      const database = await openDatabase({ dataDir });
      try {
        expect(await finishHere(database, 'killed', id)).toMatchObject({
          state: 'done',
          result: { attempt: 2 },
        });
        expect(await effects(database)).toBe(1);
      } finally {
        await database.close();
      }
    } finally {
      await rm(dataDir, { recursive: true, force: true });
    }
  });

  const redisUrl = process.env.AGNER_TEST_REDIS_URL;
  describe.skipIf(TEST_DATABASE_KIND === 'embedded')('(AGNER_TEST_DATABASE_URL)', () => {
    it('on PostgreSQL: another worker finishes the job, once', () => onServer());
    it.skipIf(redisUrl === undefined)('on Redis: another worker finishes the job, once', () =>
      onServer(redisUrl),
    );
  });

  async function onServer(redis?: string): Promise<void> {
    const database = await openTestDatabase();
    try {
      const queueName = `killed-${randomUUID()}`;
      const id = await addTenantAndJob(database);
      const { rows } = await database.pool.query<{ name: string }>('SELECT current_database() AS name');
      const url = new URL(process.env.AGNER_TEST_DATABASE_URL as string);
      url.pathname = `/${rows[0]?.name}`;
      const { child, started } = await startDoomedWorker({
        databaseUrl: url.href,
        queueName,
        lockMs: LOCK_MS,
        redisUrl: redis,
      });
      expect(started).toBe(`started ${id} 1`);
      await kill(child);
      expect(await finishHere(database, queueName, id, redis)).toMatchObject({
        state: 'done',
        result: { attempt: 2 },
      });
      expect(await effects(database)).toBe(1);
    } finally {
      await database.close();
    }
  }
});
