import type { Database } from '../src/store/index.ts';
import type { JobHandlers } from './handlers.ts';
import type { Backoff } from './retry.ts';
import type { Schedule } from './scheduler.ts';

export interface WorkerOptions {
  readonly database: Database;
  /** Use Redis for the queue instead of the database; the rows stay in the database. */
  readonly redisUrl?: string;
  readonly handlers: JobHandlers;
  /** Jobs run at once by this process. Default 2. */
  readonly concurrency?: number;
  /** UTC epoch ms; default the system clock. The queue's own locks always use the system clock. */
  readonly clock?: () => number;
  /** What to enqueue every day; asked for again at each turn, so that a new site needs no restart. Default nothing. */
  readonly schedules?: () => Promise<readonly Schedule[]>;
  /** Called with whatever goes wrong outside a job. Default: nothing is said. */
  readonly onError?: (error: unknown) => void;
  /** Pause between two looks at the schedules. Default 15,000. */
  readonly scheduleEveryMs?: number;
  readonly backoff?: Backoff;
  /** A worker that is silent for this long loses its jobs to another one. Default 30,000. */
  readonly lockMs?: number;
  /** Pause between two looks for rows to publish. Default 1,000. */
  readonly dispatchEveryMs?: number;
  /** Age at which a publication is looked up in the queue. Default 30,000. */
  readonly lostAfterMs?: number;
  /** Least time between two progress writes of one job. Default 500. */
  readonly progressEveryMs?: number;
  /** How long `stop` lets jobs finish before it hands them back. Default 20,000. */
  readonly stopAfterMs?: number;
  /** How long a handler may take to end once its signal is aborted. Default 2,000. */
  readonly abandonAfterMs?: number;
  /** Name of the queue; differing names do not see each other. Default `agner`. */
  readonly queueName?: string;
}
