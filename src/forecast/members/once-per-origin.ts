import type { DayMatrix } from '../day-matrix.ts';

/**
 * Remembers what a fit found for a matrix and an origin, as several members ask for the same one. A matrix is never
 * changed once it is built, so the answer is the same; it is forgotten with the matrix.
 */
export function oncePerOrigin<T>(
  workOut: (matrix: DayMatrix, origin: number, detail: number) => T,
): (matrix: DayMatrix, origin: number, detail?: number) => T {
  const known = new WeakMap<DayMatrix, Map<string, { readonly found: T }>>();
  return (matrix, origin, detail = 0) => {
    const ofMatrix = known.get(matrix) ?? new Map<string, { readonly found: T }>();
    known.set(matrix, ofMatrix);
    const key = `${origin}|${detail}`;
    const before = ofMatrix.get(key);
    if (before !== undefined) return before.found;
    const found = workOut(matrix, origin, detail);
    ofMatrix.set(key, { found });
    return found;
  };
}
