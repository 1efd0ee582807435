/** Above this mean the normal limit sqrt(2 mean / pi) is within 0.1 % of the exact value. */
const LARGEST_EXACT_MEAN = 500;

/**
 * Smallest expected absolute error that any forecast of a Poisson count can have: E|Y - m| about its median m.
 * Someone who knew the true mean would still err this much (the noise floor under WAPE).
 */
export function poissonNoiseFloor(mean: number): number {
  if (!(mean > 0)) return 0;
  if (mean > LARGEST_EXACT_MEAN) return Math.sqrt((2 * mean) / Math.PI);
  let mass = Math.exp(-mean);
  let count = 0;
  let below = 0;
  let belowPrevious = 0;
  let cumulative = mass;
  while (cumulative < 0.5) {
    belowPrevious = below;
    below = cumulative;
    count++;
    mass *= mean / count;
    cumulative += mass;
  }
  return mean - count + 2 * (count * below - mean * belowPrevious);
}
