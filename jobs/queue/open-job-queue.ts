import type { Database } from '../../src/store/index.ts';
import { DEFAULT_QUEUE_NAME } from './bullmq-queue.ts';
import type { JobQueue } from './job-queue.ts';

/** Which queue stands beside the rows. */
export interface JobQueueLocation {
  readonly database: Database;
  readonly redisUrl?: string;
  /** Default `agner`. */
  readonly queueName?: string;
}

/** Connections of one process to bullmq's own tables: its commands, its LISTEN clients. */
const QUEUE_CONNECTIONS = 5;

/** Opens the queue: Redis where there is one, else bullmq's tables in the database. Loads only what that one needs. */
export async function openJobQueue(
  location: JobQueueLocation,
  onError: (error: unknown) => void,
): Promise<JobQueue> {
  const { database, redisUrl, queueName = DEFAULT_QUEUE_NAME } = location;
  if (redisUrl !== undefined) {
    const { openRedisQueue } = await import('./redis-queue.ts');
    return openRedisQueue(redisUrl, queueName, onError);
  }
  const { openPostgresQueue } = await import('./postgres-queue.ts');
  // bullmq's statements use bare names such as `job`, which are ours elsewhere: a pool of its own, with its own path.
  const pool = database.openPool({ searchPath: ['bullmq'], max: QUEUE_CONNECTIONS });
  return openPostgresQueue(pool, queueName, onError);
}

/**
 * Loads the code of the queue ahead of its use (some 200 ms of reading modules): called before the database is opened,
 * it costs the start nothing, because the main thread waits for the database anyway.
 */
export async function preloadJobQueue(redisUrl?: string): Promise<void> {
  await Promise.all([import('bullmq'), redisUrl === undefined ? undefined : import('ioredis')]);
}
