import type { Job, Queue, QueueOptions, Worker, WorkerOptions } from 'bullmq';
import { type Consumer, type ConsumerOptions, type Delivery, deliveryId, type JobQueue } from './job-queue.ts';

/** The name of the queue in Redis and in the `bullmq` schema. */
export const DEFAULT_QUEUE_NAME = 'agner';

/** Finished messages stay this long for whoever watches the queue. By age: `count` deadlocks on PostgreSQL. */
const KEEP_FINISHED_SECONDS = 3600;
/** Nobody reads bullmq's event stream here (it loses events under load); keep it short. */
const KEEP_EVENTS = 256;
/** Our row counts attempts and gives up; bullmq must never do so on its own. */
const NEVER_GIVE_UP = 1_000_000;

type AnyQueue = Pick<Queue, 'add' | 'addBulk' | 'getJob' | 'getJobState' | 'close' | 'on'>;
type AnyWorker = Pick<Worker, 'close' | 'on' | 'run'>;

/** What differs between bullmq on Redis and bullmq on PostgreSQL. */
export interface BullmqBackend {
  makeQueue(options: Omit<QueueOptions, 'connection'>): AnyQueue;
  makeWorker(
    processor: (job: Job<Delivery>) => Promise<void>,
    options: Omit<WorkerOptions, 'connection'>,
  ): AnyWorker;
  /** Closes what the backend opened itself; called after the queue and its workers. */
  close(): Promise<void>;
}

/** A JobQueue on bullmq. Messages have one bullmq attempt: retries are the business of our rows. */
export function bullmqQueue(backend: BullmqBackend, onError: (error: unknown) => void): JobQueue {
  const queue = backend.makeQueue({
    streams: { events: { maxLen: KEEP_EVENTS } },
    defaultJobOptions: {
      attempts: 1,
      removeOnComplete: { age: KEEP_FINISHED_SECONDS },
      removeOnFail: { age: KEEP_FINISHED_SECONDS },
    },
  });
  queue.on('error', onError);
  const add = (delivery: Delivery) => queue.add('job', delivery, { jobId: deliveryId(delivery) });

  return {
    async publish(deliveries) {
      await queue.addBulk(
        deliveries.map((data) => ({ name: 'job', data, opts: { jobId: deliveryId(data) } })),
      );
    },

    async republish(delivery) {
      const found = await queue.getJob(deliveryId(delivery));
      if (found !== undefined) {
        const state = await found.getState();
        if (state !== 'completed' && state !== 'failed' && state !== 'unknown') return false;
        await found.remove();
      }
      await add(delivery);
      return true;
    },

    consume(handle, options) {
      return consumer(backend, handle, options);
    },

    async close() {
      await queue.close();
      await backend.close();
    },
  };
}

function consumer(
  backend: BullmqBackend,
  handle: (delivery: Delivery) => Promise<void>,
  options: ConsumerOptions,
): Consumer {
  const worker = backend.makeWorker(async (job) => handle(job.data), {
    concurrency: options.concurrency,
    lockDuration: options.lockMs,
    stalledInterval: options.lockMs,
    maxStalledCount: NEVER_GIVE_UP,
    removeOnComplete: { age: KEEP_FINISHED_SECONDS },
    removeOnFail: { age: KEEP_FINISHED_SECONDS },
  });
  worker.on('error', options.onError);
  worker.on('failed', (_job, error) => options.onError(error));
  return {
    drain: () => worker.close(),
    close: () => worker.close(true),
  };
}
