import { type Fault, fault } from '../../core/index.ts';

/** Deeper documents than this are nobody's targets, and would overflow the stack of whoever walks them. */
const DEEPEST = 40;

/** Faults of a JSON body that no schema sees: nesting without end, and NUL characters, which PostgreSQL cannot store. */
export function storableFaults(body: unknown): Fault[] {
  const open: { readonly value: unknown; readonly depth: number }[] = [{ value: body, depth: 0 }];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { value, depth } = next;
    if (typeof value === 'string' && value.includes('\0')) {
      return [fault('VALUE_INVALID', 'body holds a text with a NUL character.', { field: 'body' })];
    }
    if (value === null || typeof value !== 'object') continue;
    if (depth === DEEPEST) {
      return [fault('VALUE_INVALID', `body is nested more than ${DEEPEST} levels deep.`, { field: 'body' })];
    }
    for (const [key, inner] of Object.entries(value)) {
      open.push({ value: key, depth: depth + 1 }, { value: inner, depth: depth + 1 });
    }
  }
  return [];
}
