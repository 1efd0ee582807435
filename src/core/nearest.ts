/** Share of the longer word that may differ before a suggestion is noise rather than help. */
const LARGEST_USEFUL_SHARE = 0.5;

/**
 * The known key closest to what was written, for messages such as `"wekly" is not known; did you mean "weekly"?`.
 * Case, spaces, hyphens and underscores do not count as differences. Distance: optimal string alignment, where an
 * insertion, deletion, substitution or swap of neighbours costs 1 (Damerau 1964).
 *
 * @returns null when nothing is close: more than half of the longer word would have to change.
 */
export function nearestKey(written: string, known: Iterable<string>): string | null {
  const plain = plainKey(written);
  let best: string | null = null;
  let bestDistance = Number.POSITIVE_INFINITY;
  for (const key of known) {
    const candidate = plainKey(key);
    const distance = editDistance(plain, candidate);
    const limit = Math.max(plain.length, candidate.length) * LARGEST_USEFUL_SHARE;
    if (distance <= limit && distance < bestDistance) {
      best = key;
      bestDistance = distance;
    }
  }
  return best;
}

/** Several nearest keys, closest first, equal ones in the order given. */
export function nearestKeys(written: string, known: Iterable<string>, atMost: number): string[] {
  const left = new Set(known);
  const found: string[] = [];
  while (found.length < atMost) {
    const next = nearestKey(written, left);
    if (next === null) break;
    found.push(next);
    left.delete(next);
  }
  return found;
}

/** Longest word that is compared in full: a hostile key must not cost quadratic time. */
const LONGEST_COMPARED = 64;

function plainKey(key: string): string {
  return key
    .slice(0, LONGEST_COMPARED)
    .toLowerCase()
    .replace(/[\s_-]/g, '');
}

function editDistance(a: string, b: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const current = [i];
    for (let j = 1; j <= b.length; j++) {
      const substitution = (last[j - 1] as number) + (a[i - 1] === b[j - 1] ? 0 : 1);
      let cost = Math.min((last[j] as number) + 1, (current[j - 1] as number) + 1, substitution);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        cost = Math.min(cost, (beforeLast[j - 2] as number) + 1);
      }
      current.push(cost);
    }
    beforeLast = last;
    last = current;
  }
  return last[b.length] as number;
}
