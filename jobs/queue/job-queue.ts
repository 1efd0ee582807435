/**
 * One message on the queue: "look at this job row". It carries no payload, because the row is the truth and the queue
 * only a copy of which rows want attention.
 */
export interface Delivery {
  readonly tenantId: string;
  readonly jobId: string;
  /**
   * When the row was published, UTC epoch ms: with the job id it names the message. A row that was published again
   * since (a retry) answers to the newer message only.
   */
  readonly publishedMs: number;
  /** Smaller is given out first; 0 is the most urgent. */
  readonly priority: number;
}

export interface ConsumerOptions {
  /** How many deliveries one process handles at once. */
  readonly concurrency: number;
  /** A consumer that has not been heard of for this long loses its deliveries to another one. */
  readonly lockMs: number;
  readonly onError: (error: unknown) => void;
}

export interface Consumer {
  /** Takes no new deliveries and resolves when those in flight are done. */
  drain(): Promise<void>;
  /** Lets go of the connection; `drain` first unless the deliveries in flight are to be abandoned. */
  close(): Promise<void>;
}

/**
 * The queue as the dispatcher and the worker see it: at-least-once, in no promised order, and allowed to lose
 * everything. Redis and PostgreSQL stand behind it through bullmq; tests/support/describe-jobs.ts is the contract.
 */
export interface JobQueue {
  /** Puts a message on the queue; the same job and time twice is one message. */
  publish(deliveries: readonly Delivery[]): Promise<void>;
  /**
   * Puts a message back if the queue no longer has it to give: lost, or already given out and finished.
   *
   * @returns whether it had to.
   */
  republish(delivery: Delivery): Promise<boolean>;
  consume(handle: (delivery: Delivery) => Promise<void>, options: ConsumerOptions): Consumer;
  close(): Promise<void>;
}

/** The name of a message; bullmq refuses bare integers and colons. */
export function deliveryId(delivery: Delivery): string {
  return `${delivery.jobId}-${delivery.publishedMs}`;
}
