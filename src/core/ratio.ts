/**
 * A ratio is kept as its two parts so that roll-ups sum both and divide last.
 * There is no stored quotient: an average of averages cannot be written down.
 */
export interface Ratio {
  readonly numerator: number;
  readonly denominator: number;
}

/** The quotient, or null when the denominator is 0: never 0, 100 %, NaN or Infinity. */
export function ratioValue(ratio: Ratio): number | null {
  return ratio.denominator === 0 ? null : ratio.numerator / ratio.denominator;
}

/** Adds numerators and denominators; the sum of no ratios is 0/0, whose value is null. */
export function sumRatios(ratios: Iterable<Ratio>): Ratio {
  let numerator = 0;
  let denominator = 0;
  for (const ratio of ratios) {
    numerator += ratio.numerator;
    denominator += ratio.denominator;
  }
  return { numerator, denominator };
}
