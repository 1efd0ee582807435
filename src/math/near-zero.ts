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

/** (1 + d) ln(1 + d) - d for d >= -1: the relative entropy of 1 + d against 1, nearly d^2 / 2 where d is small. */
export function entropyRemainder(d: number): number {
  if (d === -1) return 1;
  if (Math.abs(d) >= SMALL) return (1 + d) * Math.log1p(d) - d;
  let power = d * d;
  let sum = power / 2;
  for (let k = 3; k < LARGEST_TERMS; k++) {
    power *= -d;
    const term = power / (k * (k - 1));
    sum += term;
    if (Math.abs(term) <= Math.abs(sum) * 2 ** -55) break;
  }
  return sum;
}
