import { fitProduct } from './product-fit.ts';

/**
 * Profile at level 1 from contacts seen and level exposed, `[weekday * slots + slot]`: the product of a weekday scale
 * and a slot shape, times each cell's deviation from it, smoothed over neighbouring slots and shrunk to 1.
 */
export function shrunkProfile(seen: Float64Array, exposed: Float64Array, slots: number): Float64Array {
  const { scale, shape } = fitProduct(seen, exposed, slots);
  const expected = new Float64Array(7 * slots);
  for (let i = 0; i < expected.length; i++) {
    const exposure = exposed[i]!;
    if (exposure > 0) expected[i] = scale[Math.floor(i / slots)]! * shape[i % slots]! * exposure;
  }
  const strength = priorStrength(seen, expected);
  const profile = new Float64Array(7 * slots);
  for (let weekday = 0; weekday < 7; weekday++) {
    const base = weekday * slots;
    for (let slot = 0; slot < slots; slot++) {
      const before = slot > 0 ? base + slot - 1 : base + slot;
      const after = slot < slots - 1 ? base + slot + 1 : base + slot;
      const s = 0.25 * seen[before]! + 0.5 * seen[base + slot]! + 0.25 * seen[after]!;
      const x = 0.25 * expected[before]! + 0.5 * expected[base + slot]! + 0.25 * expected[after]!;
      const ratio = (s + strength) / (x + strength);
      profile[base + slot] = scale[weekday]! * shape[slot]! * ratio;
    }
  }
  return profile;
}

/**
 * Prior contacts of the gamma-Poisson rule: 1 / variance of (seen / expected) between cells beyond Poisson noise.
 * Weekdays that differ much are shrunk little.
 */
function priorStrength(seen: Float64Array, expected: Float64Array): number {
  let excess = 0;
  let scale = 0;
  for (let i = 0; i < seen.length; i++) {
    const e = expected[i]!;
    if (!(e > 0)) continue;
    excess += (seen[i]! - e) ** 2 - e;
    scale += e * e;
  }
  const variance = scale > 0 ? excess / scale : 0;
  return 1 / Math.max(variance, SMALLEST_SPREAD);
}

/** Variance below which weekdays count as equal: (3 %)². */
const SMALLEST_SPREAD = 0.0009;
