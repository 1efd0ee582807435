import type { Job, JobsOptions, QueueOptions, WorkerOptions } from 'bullmq';
import {
  type Consumer,
  type ConsumerOptions,
  type Delivery,
  deliveryId,
  type JobQueue,
} from './job-queue.ts';

/** The name of the queue in Redis and in the `bullmq` schema. */
export const DEFAULT_QUEUE_NAME = 'agner';

/** Finished messages stay this long for whoever watches the queue. By age: `count` deadlocks on PostgreSQL. */
const KEEP_FINISHED_SECONDS = 3600;
/** Nobody reads bullmq's event stream here (it loses events under load); keep it short. */
const KEEP_EVENTS = 256;
/** Our row counts attempts and gives up; bullmq must never do so on its own. */
const NEVER_GIVE_UP = 1_000_000;
/** bullmq's own limit of a priority. */
const LEAST_URGENT = 2 ** 21;
const MESSAGE_NAME = 'job';

function messageOptions(delivery: Delivery): { readonly jobId: string; readonly priority: number } {
  return { jobId: deliveryId(delivery), priority: Math.min(Math.max(delivery.priority, 0), LEAST_URGENT) };
}

/** The little of bullmq's Queue that is used here, whatever backend types it was made with. */
export interface MessageQueue {
  add(name: string, data: Delivery, options: JobsOptions): Promise<unknown>;
  addBulk(jobs: { name: string; data: Delivery; opts: JobsOptions }[]): Promise<unknown>;
  getJob(id: string): Promise<{ getState(): Promise<string>; remove(): Promise<void> } | undefined>;
  on(event: 'error', listener: (error: Error) => void): unknown;
  close(): Promise<void>;
}

/** The same of bullmq's Worker. */
export interface MessageWorker {
  on(event: 'error', listener: (error: Error) => void): unknown;
  on(event: 'failed', listener: (job: unknown, error: Error) => void): unknown;
  close(force?: boolean): Promise<void>;
}

/** What differs between bullmq on Redis and bullmq on PostgreSQL. */
export interface BullmqBackend {
  makeQueue(options: Omit<QueueOptions, 'connection'>): MessageQueue;
  makeWorker(
    processor: (job: Job<Delivery>) => Promise<void>,
    options: Omit<WorkerOptions, 'connection'>,
  ): MessageWorker;
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

  return {
    async publish(deliveries) {
      await queue.addBulk(
        deliveries.map((data) => ({ name: MESSAGE_NAME, data, opts: messageOptions(data) })),
      );
    },

    async republish(delivery) {
      const found = await queue.getJob(deliveryId(delivery));
      if (found !== undefined) {
        const state = await found.getState();
        if (state !== 'completed' && state !== 'failed' && state !== 'unknown') return false;
        await found.remove();
      }
      await queue.add(MESSAGE_NAME, delivery, messageOptions(delivery));
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
