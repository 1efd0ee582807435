import { createHash } from 'node:crypto';

/** What kinds of work leave a run behind; a run is what an explanation joins the rooms through. */
export const RUN_KINDS = ['import', 'forecast', 'plan', 'accuracy', 'kpi', 'reconciliation'] as const;
export type RunKind = (typeof RUN_KINDS)[number];

/** JSON with sorted keys, so that equal values give equal text. Typed arrays are written as plain arrays. */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) => {
    if (ArrayBuffer.isView(inner) && !(inner instanceof DataView)) {
      return Array.from(inner as unknown as ArrayLike<number>);
    }
    if (inner !== null && typeof inner === 'object' && !Array.isArray(inner)) {
      return Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)));
    }
    return inner;
  });
}

/** SHA-256 of the canonical JSON, in hex: the input hash of a run. */
export function contentHash(value: unknown): string {
  return createHash('sha256').update(canonicalJson(value)).digest('hex');
}

/**
 * SHA-256 of arrays of numbers by their bytes (IEEE 754, as the machine holds them), in hex: for histories, whose JSON
 * would be longer than they are.
 */
export function arraysHash(arrays: Iterable<Float64Array>): string {
  const hash = createHash('sha256');
  for (const array of arrays) hash.update(new Uint8Array(array.buffer, array.byteOffset, array.byteLength));
  return hash.digest('hex');
}
