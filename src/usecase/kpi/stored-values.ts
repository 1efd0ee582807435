import type { StoredKpiValue } from '../../store/index.ts';
import { contentOfValue, keyOfValue, type ValueRow } from './value-row.ts';

export type StoredValue = StoredKpiValue;

/** What a roll-up has to write: values that are new or say something else than the stored ones. */
export interface ValueChanges {
  readonly changed: readonly ValueRow[];
  /** Stored values that are replaced, for the hash of the run. */
  readonly replaced: readonly StoredValue[];
}

/**
 * Compares computed values with the stored ones. A stored value that was to be computed anew and no longer can be (its
 * measures are gone) is replaced by an empty one, so that no figure outlives its data.
 *
 * @param isCovered was this stored value in what was computed?
 */
export function valueChanges(
  computed: readonly ValueRow[],
  stored: readonly StoredValue[],
  isCovered: (value: StoredValue) => boolean,
): ValueChanges {
  const known = new Map(stored.map((value) => [keyOfValue(value), value]));
  const changed: ValueRow[] = [];
  const replaced: StoredValue[] = [];
  const seen = new Set<string>();
  for (const row of computed) {
    const key = keyOfValue(row);
    seen.add(key);
    const before = known.get(key);
    if (before !== undefined && contentOfValue(before) === contentOfValue(row)) continue;
    changed.push(row);
    if (before !== undefined) replaced.push(before);
  }
  for (const [key, value] of known) {
    if (seen.has(key) || !isCovered(value)) continue;
    const { runId: _run, ...rest } = value;
    const empty = { ...rest, numerator: null, denominator: null, value: null, sampleSize: 0 };
    if (contentOfValue(empty) === contentOfValue(value)) continue;
    changed.push(empty);
    replaced.push(value);
  }
  return { changed, replaced };
}
