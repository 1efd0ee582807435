import type { PgPool } from 'bullmq';
import type pg from 'pg';
import { type BullmqBackend, bullmqQueue } from './bullmq-queue.ts';
import type { JobQueue } from './job-queue.ts';

/**
 * bullmq on PostgreSQL, embedded or on a server: `pool` has `bullmq` as its search_path,
 * and is ended with the queue. bullmq's tables are created on first use.
 */
export async function openPostgresQueue(
  pool: pg.Pool,
  queueName: string,
  onError: (error: unknown) => void,
): Promise<JobQueue> {
  const bullmq = await import('bullmq');
  const { createPostgresBackend, Queue, Worker } = bullmq;
  await migrateQueue(pool, bullmq);
  // The same thing by a narrower type of bullmq's own.
  const connection = pool as unknown as PgPool;
  const backend: BullmqBackend = {
    makeQueue: (options) => new Queue(queueName, { ...options, connection }, createPostgresBackend),
    makeWorker: (processor, options) =>
      new Worker(queueName, processor, { ...options, connection }, createPostgresBackend),
    close: () => pool.end(),
  };
  return bullmqQueue(backend, onError);
}

/** Creates or renews bullmq's tables; a look at its ledger first spares an up-to-date database the locks. */
async function migrateQueue(pool: pg.Pool, bullmq: typeof import('bullmq')): Promise<void> {
  const client = await pool.connect();
  try {
    const version = await bullmq.assertSchemaCompatibility(client).catch((error: unknown) => {
      if (error instanceof bullmq.SchemaMigrationRequiredError) return 0;
      throw error;
    });
    if (version < bullmq.LATEST_SCHEMA_VERSION) await bullmq.runMigrations(client);
  } finally {
    client.release();
  }
}
