import type { PgPool } from 'bullmq';
import { type BullmqBackend, bullmqQueue } from './bullmq-queue.ts';
import type { JobQueue } from './job-queue.ts';

/**
 * bullmq on PostgreSQL, embedded or on a server: `pool` is anything that looks like a `pg.Pool` and whose queries run
 * with `search_path` = `bullmq` (bullmq's own statements use bare names such as `job`, which are ours elsewhere).
 * Its tables are created on first use.
 *
 * @param closePool called last; the owner of a shared pool gives a function that does nothing.
 */
export async function openPostgresQueue(
  pool: PgPool,
  queueName: string,
  onError: (error: unknown) => void,
  closePool: () => Promise<void>,
): Promise<JobQueue> {
  const { createPostgresBackend, Queue, runMigrations, Worker } = await import('bullmq');
  const client = await pool.connect();
  try {
    await runMigrations(client);
  } finally {
    client.release();
  }
  const backend: BullmqBackend = {
    makeQueue: (options) =>
      new Queue(queueName, { ...options, connection: pool }, createPostgresBackend) as never,
    makeWorker: (processor, options) =>
      new Worker(queueName, processor, { ...options, connection: pool }, createPostgresBackend) as never,
    close: closePool,
  };
  return bullmqQueue(backend, onError);
}
