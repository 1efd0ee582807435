/** The known key with the fewest letters to change, or null when none is near (more than half of it differs). */
export function nearestKey(key: string, known: readonly string[]): string | null {
  let best: string | null = null;
  let fewest = Number.POSITIVE_INFINITY;
  for (const candidate of known) {
    const changes = lettersToChange(key.toLowerCase(), candidate.toLowerCase());
    if (changes < fewest) [best, fewest] = [candidate, changes];
  }
  return best !== null && fewest * 2 <= best.length ? best : null;
}

/** Levenshtein distance, one row at a time. */
function lettersToChange(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (const [i, letter] of [...from].entries()) {
    const next = [i + 1];
    for (const [j, other] of [...to].entries()) {
      const replaced = (row[j] ?? 0) + (letter === other ? 0 : 1);
      const dropped = (row[j + 1] ?? 0) + 1;
      const added = (next[j] ?? 0) + 1;
      next.push([replaced, dropped, added].sort((a, b) => a - b)[0] ?? 0);
    }
    row = next;
  }
  return row[to.length] ?? 0;
}
