/** Below this size the plain formulas lose digits by cancellation and the series take over. */
const SMALL = 0.5;
const LARGEST_TERMS = 60;

/** exp(x) - 1 - x, with all its digits where x is small (there it is nearly x^2 / 2). */
export function exponentialRemainder(x: number): number {
  if (Math.abs(x) >= SMALL) return Math.expm1(x) - x;
  let term = (x * x) / 2;
  let sum = term;
  for (let k = 3; k < LARGEST_TERMS; k++) {
    term *= x / k;
    sum += term;
    if (Math.abs(term) <= Math.abs(sum) * 2 ** -55) break;
  }
  return sum;
}

/**
 * m - ln(1 + m) for m > -1 to full relative precision, also near 0 where it is about m^2/2. By r = m/(2 + m):
 * m = 2r/(1 - r) and ln(1 + m) = 2 (r + r^3/3 + ...), so the difference is r m - 2 r^3 (1/3 + r^2/5 + ...).
 */
export function lessItsLogarithm(m: number): number {
  if (Math.abs(m) > SMALL) return m - Math.log1p(m);
  const r = m / (2 + m);
  const square = r * r;
  let power = 1;
  let sum = 0;
  for (let k = 3; k < LARGEST_TERMS; k += 2) {
    const term = power / k;
    sum += term;
    if (term < 2 ** -56) break;
    power *= square;
  }
  return r * (m - 2 * square * sum);
}
