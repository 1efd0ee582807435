/**
 * The scale on which gamma-Poisson counts have a standard deviation near 1 at every level:
 * g(y) = (2 / c) asinh(c sqrt(y + 3/8)) for variance mean + c² mean² (Anscombe, Biometrika 1948).
 *
 * @param dispersion c², >= 0.
 */
export function toCountScale(value: number, dispersion: number): number {
  const c = Math.sqrt(dispersion);
  const root = Math.sqrt(value + 0.375);
  return c < SMALLEST_C ? 2 * root : (2 / c) * Math.asinh(c * root);
}

/** Inverse of toCountScale, never below 0. */
export function fromCountScale(scaled: number, dispersion: number): number {
  const c = Math.sqrt(dispersion);
  if (scaled <= 0) return 0;
  const root = c < SMALLEST_C ? scaled / 2 : Math.sinh((c * scaled) / 2) / c;
  return Math.max(0, root * root - 0.375);
}

const SMALLEST_C = 1e-5;
