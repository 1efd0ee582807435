import type { WaitingLineShape } from './waiting-line-shape.ts';

/** It converges in a few dozen steps wherever it is asked; see waiting-line.ts. */
const LARGEST_STEPS = 500;
const PRECISION = 2 ** -53;

/**
 * The line where y < x, by the continued fraction
 *
 *   1 / left = x + 1 - y + 2y / (x + 2 - y + 3y / (x + 3 - y + ...)),
 *
 * which follows from the one of the incomplete gamma function with partial numerators k y (Wall 1948, section 92). All
 * its parts are positive, so the small share of those who leave keeps its digits, as s + A/n - 1 does not. Forwards by
 * the modified Lentz method.
 *
 * @param spare x - y, at least 0; given apart because it may be small beside x.
 */
export function waitingLineByFraction(x: number, y: number, spare: number): WaitingLineShape {
  if (spare === Number.POSITIVE_INFINITY) return { alone: 1, left: 0, served: 1 };
  let value = spare + 1;
  let c = value;
  let d = 0;
  for (let k = 2; k < LARGEST_STEPS; k++) {
    d = 1 / (spare + k + k * y * d);
    c = spare + k + (k * y) / c;
    const factor = c * d;
    value *= factor;
    if (Math.abs(factor - 1) <= PRECISION) break;
  }
  const left = 1 / value;
  return { alone: (spare + y * left) / x, left, served: (value - 1) * left };
}
