/** Stirling's series is good to 1e-17 from this argument on with the terms below. */
const SHIFT = 16;

/**
 * Gamma(1 + f) for 0 <= f <= 1 to about 3e-15 relative: Stirling's series for Gamma(1 + f + 16), divided back down by the
 * recurrence (Abramowitz and Stegun 6.1.37).
 */
export function gammaOfOnePlus(fraction: number): number {
  const z = fraction + 1 + SHIFT;
  const correction =
    1 +
    1 / (12 * z) +
    1 / (288 * z ** 2) -
    139 / (51_840 * z ** 3) -
    571 / (2_488_320 * z ** 4) +
    163_879 / (209_018_880 * z ** 5) +
    5_246_819 / (75_246_796_800 * z ** 6) -
    534_703_531 / (902_961_561_600 * z ** 7);
  let gamma = Math.sqrt((2 * Math.PI) / z) * (z / Math.E) ** z * correction;
  for (let k = SHIFT; k >= 1; k--) gamma /= fraction + k;
  return gamma;
}
