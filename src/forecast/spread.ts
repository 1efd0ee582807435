/**
 * Sets the total of some intervals, keeping their proportions.
 *
 * Where they are all 0 the total is spread evenly over those that are open; where none is open nothing is written.
 * @param values changed in place at `[first, end)`.
 */
export function spreadTotal(
  values: Float64Array,
  open: Uint8Array,
  first: number,
  end: number,
  total: number,
): void {
  let sum = 0;
  let openCount = 0;
  for (let i = first; i < end; i++) {
    if (open[i] === 0) continue;
    sum += values[i]!;
    openCount++;
  }
  for (let i = first; i < end; i++) {
    if (open[i] === 0) continue;
    values[i] = sum > 0 ? (values[i]! * total) / sum : total / openCount;
  }
}

/** The parts of `[first, end)` that lie in one local day each, as index pairs. */
export function dayParts(
  days: readonly { readonly first: number; readonly count: number }[],
  first: number,
  end: number,
): { first: number; end: number }[] {
  return days
    .map((day) => ({ first: Math.max(first, day.first), end: Math.min(end, day.first + day.count) }))
    .filter((part) => part.end > part.first);
}
