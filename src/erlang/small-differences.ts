/** Below this the closed forms lose digits and the series are short. */
const SERIES_BELOW = 0.4;
const LARGEST_TERMS = 60;
const NEGLIGIBLE = 2 ** -56;

/**
 * m - ln(1 + m) for m > -1 to full relative precision, also near 0 where it is about m^2/2. By r = m/(2 + m):
 * m = 2r/(1 - r) and ln(1 + m) = 2 (r + r^3/3 + ...), so the difference is r m - 2 r^3 (1/3 + r^2/5 + ...).
 */
export function lessItsLogarithm(m: number): number {
  if (Math.abs(m) > SERIES_BELOW) return m - Math.log1p(m);
  const r = m / (2 + m);
  const square = r * r;
  let power = 1;
  let sum = 0;
  for (let k = 3; k < LARGEST_TERMS; k += 2) {
    const term = power / k;
    sum += term;
    if (term < NEGLIGIBLE) break;
    power *= square;
  }
  return r * (m - 2 * square * sum);
}

/** exp(-v) - 1 + v, never negative, to full relative precision, also near 0 where it is about v^2/2. */
export function decayLessItsTangent(v: number): number {
  if (Math.abs(v) > SERIES_BELOW) return Math.expm1(-v) + v;
  let term = (v * v) / 2;
  let sum = term;
  for (let k = 3; k < LARGEST_TERMS; k++) {
    term *= -v / k;
    sum += term;
    if (Math.abs(term) < sum * NEGLIGIBLE) break;
  }
  return sum;
}
