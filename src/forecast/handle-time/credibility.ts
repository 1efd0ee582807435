/** Within-variance per contact over between-variance of the group means, by moments; large when groups are alike. */
export function priorContacts(
  seconds: Float64Array,
  contacts: Float64Array,
  mean: number,
  withinVariance: number,
): number {
  let between = 0;
  let total = 0;
  let groups = 0;
  for (let g = 0; g < seconds.length; g++) {
    const n = contacts[g]!;
    if (!(n > 0)) continue;
    between += n * (seconds[g]! / n - mean) ** 2;
    total += n;
    groups++;
  }
  const variance = (between - (groups - 1) * withinVariance) / Math.max(total, 1);
  return variance > 0 ? withinVariance / variance : Number.MAX_SAFE_INTEGER;
}

/** Kernel-smoothed, shrunk ratio of each slot's handle time to the mean. */
export function smoothedRatios(
  seconds: Float64Array,
  contacts: Float64Array,
  mean: number,
  prior: number,
  reach: number,
): Float64Array {
  return seconds.map((_, slot) => {
    let s = prior * mean;
    let n = prior;
    for (
      let near = Math.max(0, Math.ceil(slot - reach));
      near <= Math.min(seconds.length - 1, slot + reach);
      near++
    ) {
      const kernel = 1 - Math.abs(near - slot) / (reach + 1);
      s += kernel * seconds[near]!;
      n += kernel * contacts[near]!;
    }
    return s / (n * mean);
  });
}
