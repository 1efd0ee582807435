import type { WaitingLineShape } from './waiting-line-shape.ts';

/** Up to this y the series of positive terms is short and cannot overflow. */
export const SERIES_UP_TO = 64;
/** Terms grow while x + j < y and then fall faster than geometrically; 64 + 9 sqrt(64) of them matter at most. */
const LARGEST_TERMS = 400;
const NEGLIGIBLE = 1e-18;

/** The line by its sums; every term is positive. @param x at least 0. @param y 0 to SERIES_UP_TO. */
export function waitingLineBySeries(x: number, y: number): WaitingLineShape {
  // The sums over j >= 1 of T(j) / y and of j T(j) / y.
  let term = 1 / (x + 1);
  let waiting = term;
  let waitingTwice = term;
  for (let j = 2; j < LARGEST_TERMS; j++) {
    term *= y / (x + j);
    waiting += term;
    waitingTwice += j * term;
    if (j * term < waiting * NEGLIGIBLE) break;
  }
  const alone = 1 / (1 + y * waiting);
  return { alone, left: waitingTwice * alone, served: x * waiting * alone };
}
