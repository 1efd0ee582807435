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
  const { createPostgresBackend, Queue, runMigrations, Worker } = await import('bullmq');
  const client = await pool.connect();
  try {
    await runMigrations(client);
  } finally {
    client.release();
  }
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
