import { AgnerError } from '../src/core/index.ts';

/** What a job is given and what it leaves: plain JSON objects. */
export type JobPayload = Readonly<Record<string, unknown>>;

/**
 * Reads a text that a job cannot do without.
 *
 * @throws AgnerError JOB_PAYLOAD_INVALID with the field and what was found there.
 */
export function requireText(kind: string, payload: JobPayload, field: string): string {
  const value = payload[field];
  if (typeof value === 'string' && value !== '') return value;
  throw invalid(kind, field, 'a text', value);
}

/** Reads a finite number that a job cannot do without. Throws as requireText. */
export function requireNumber(kind: string, payload: JobPayload, field: string): number {
  const value = payload[field];
  if (typeof value === 'number' && Number.isFinite(value)) return value;
  throw invalid(kind, field, 'a number', value);
}

/**
 * Checks that a payload survives being stored as JSON: an object, and equal to itself when written and read.
 *
 * @throws AgnerError JOB_PAYLOAD_INVALID.
 */
export function checkPayload(kind: string, payload: unknown): JobPayload {
  if (payload === null || typeof payload !== 'object' || Array.isArray(payload)) {
    throw invalid(kind, 'payload', 'a JSON object', payload);
  }
  for (const [field, value] of Object.entries(payload)) {
    const bad = unstorable(value);
    if (bad !== undefined) throw invalid(kind, field, 'plain JSON', bad.value);
  }
  return payload as JobPayload;
}

/** The first value inside that JSON would change or lose. */
function unstorable(value: unknown): { readonly value: unknown } | undefined {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return undefined;
  if (typeof value === 'number') return Number.isFinite(value) ? undefined : { value };
  if (Array.isArray(value)) return value.map(unstorable).find((found) => found !== undefined);
  if (typeof value === 'object' && Object.getPrototypeOf(value) === Object.prototype) {
    return Object.values(value)
      .map(unstorable)
      .find((found) => found !== undefined);
  }
  return { value };
}

function invalid(kind: string, field: string, wanted: string, value: unknown): AgnerError {
  const shown =
    value === undefined ? 'nothing' : typeof value === 'object' ? JSON.stringify(value) : String(value);
  return new AgnerError(
    'JOB_PAYLOAD_INVALID',
    `A job of kind ${kind} needs ${wanted} in ${field}, and got ${shown}.`,
    {
      field,
      value: shown,
    },
  );
}
