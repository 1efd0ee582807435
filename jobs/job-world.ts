import type { World } from '../src/usecase/index.ts';
import type { JobContext } from './handler.ts';

/** The world as a story sees it, from inside a job: every transaction checks that the attempt still holds the job. */
export function jobWorld({ database, scope, now, progress, signal }: JobContext): World {
  return { database, scope, now, progress, signal };
}
