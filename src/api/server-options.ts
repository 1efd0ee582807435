import type { FastifyServerOptions } from 'fastify';
import type { Scope } from '../core/index.ts';
import type { Database, JsonObject } from '../store/index.ts';

/** The parts of the world that the API serves. One scope for all callers, until they can be told apart. */
export interface ApiWorld {
  readonly database: Database;
  readonly scope: Scope;
  /** UTC epoch milliseconds. */
  readonly now: () => number;
}

/** Where long work goes. The entry wires it to the jobs room, which the API does not know. */
export interface JobsDoor {
  /**
   * Stores a job whose payload is the request of the story of that name; the same key again is answered with the job
   * that is stored under it.
   */
  readonly enqueue: (
    kind: 'forecast' | 'plan',
    payload: JsonObject,
    idempotencyKey?: string,
  ) => Promise<{ readonly id: string }>;
}

export interface ApiOptions {
  /**
   * Answers callers that are not on this machine. Default false: nobody is authenticated yet, so whoever reaches the
   * server may read and write everything in its scope.
   */
  readonly allowPublic?: boolean;
  /** Largest JSON body, bytes. Default 1 MB. Imported files are streamed and have no limit. */
  readonly jsonLimitBytes?: number;
  /** How long requests in flight may take to end when the server closes, milliseconds. Default 10 s; then they are cut. */
  readonly closeGraceMs?: number;
  /** As fastify takes it. Default false: no log. */
  readonly logger?: FastifyServerOptions['logger'];
}
