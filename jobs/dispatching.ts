import { startDispatcher } from './dispatcher.ts';
import { type JobQueueLocation, openJobQueue } from './queue/open-job-queue.ts';

export interface DispatchingOptions extends JobQueueLocation {
  readonly clock?: () => number;
  readonly onError?: (error: unknown) => void;
  /** Pause between two looks for rows to publish. Default 1,000. */
  readonly dispatchEveryMs?: number;
  /** Age at which a publication is looked up in the queue. Default 30,000. */
  readonly lostAfterMs?: number;
}

export interface Dispatching {
  /** Publishes what was just committed without waiting for the next look. */
  kick(): void;
  stop(): Promise<void>;
}

/**
 * Publishes jobs from a process that runs none, such as an API process beside separate workers. It is not needed for
 * correctness: each worker publishes too, at most `dispatchEveryMs` later.
 */
export async function startDispatching(options: DispatchingOptions): Promise<Dispatching> {
  const onError = options.onError ?? (() => undefined);
  const queue = await openJobQueue(options, onError);
  const dispatcher = startDispatcher({
    database: options.database,
    queue,
    now: options.clock ?? Date.now,
    everyMs: options.dispatchEveryMs ?? 1_000,
    lostAfterMs: options.lostAfterMs ?? 30_000,
    onError,
  });
  let stopping: Promise<void> | undefined;
  return {
    kick: () => dispatcher.kick(),
    stop: () => {
      stopping ??= dispatcher.stop().then(() => queue.close());
      return stopping;
    },
  };
}
