import type { Scope } from '../core/index.ts';
import type { Database } from '../store/index.ts';

/** What a story needs of the world. Everything that differs between a job, a request and a test is here. */
export interface World {
  readonly database: Database;
  readonly scope: Scope;
  /** UTC epoch milliseconds. */
  readonly now: () => number;
  /** Says how far the work is: a share from 0 to 1 and a line for people. */
  readonly progress: (share: number, text: string) => void;
  /** Aborted when the work is to stop; the story ends at the next safe point. */
  readonly signal: AbortSignal;
}

/** A world whose progress nobody watches. */
export function quietWorld(database: Database, scope: Scope, now: () => number): World {
  return { database, scope, now, progress: () => undefined, signal: new AbortController().signal };
}

/**
 * Lets timers, requests and heartbeats run between two stretches of computing, and ends the work when it was told to
 * stop. Every loop over queues or batches passes here.
 */
export async function pause(world: World): Promise<void> {
  await new Promise((resolve) => setImmediate(resolve));
  world.signal.throwIfAborted();
}
