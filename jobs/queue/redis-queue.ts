import { type BullmqBackend, bullmqQueue } from './bullmq-queue.ts';
import type { JobQueue } from './job-queue.ts';

/** bullmq on Redis. The Redis driver is loaded here and nowhere else, so that the embedded default never pays for it. */
export async function openRedisQueue(
  redisUrl: string,
  queueName: string,
  onError: (error: unknown) => void,
): Promise<JobQueue> {
  const [{ Queue, Worker }, { Redis }] = await Promise.all([import('bullmq'), import('ioredis')]);
  const connection = new Redis(redisUrl, { maxRetriesPerRequest: null });
  connection.on('error', onError);
  const backend: BullmqBackend = {
    makeQueue: (options) => new Queue(queueName, { ...options, connection }),
    makeWorker: (processor, options) => new Worker(queueName, processor, { ...options, connection }),
    close: async () => connection.disconnect(),
  };
  return bullmqQueue(backend, onError);
}
