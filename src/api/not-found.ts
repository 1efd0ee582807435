import { AgnerError } from '../core/index.ts';

/** What a store function answered, or NOT_FOUND where it answered nothing. */
export function found<T>(thing: T | null | undefined, what: string, id: string, list: string): T {
  if (thing !== null && thing !== undefined) return thing;
  throw new AgnerError('NOT_FOUND', `There is no ${what} "${id}".`, {
    value: id,
    next: `GET ${list} lists them.`,
  });
}
