import { etaOf, gammaTransition, LARGEST_ETA, SMALLEST_SHAPE } from './gamma-transition.ts';
import { lowerGamma } from './lower-gamma.ts';
import { scaledNormalTail } from './scaled-normal-tail.ts';
import { waitingLineByFraction } from './waiting-line-fraction.ts';
import { SERIES_UP_TO, waitingLineBySeries } from './waiting-line-series.ts';
import type { WaitingLineShape } from './waiting-line-shape.ts';

/** Further below the transition than this (in z) s + A/n - 1 loses digits and the fraction is short. */
const NEAR_TRANSITION = 3;

/**
 * The line of M/M/n+M for any load: the series for small y, Temme's expansion near n = A, a continued fraction below and
 * the lower incomplete gamma function above. Cost is bounded whatever the numbers.
 *
 * @param x contacts finished in a mean patience. @param y contacts that arrive in it.
 * @param excess y - x, given apart because the subtraction would lose digits.
 */
export function waitingLine(x: number, y: number, excess: number): WaitingLineShape {
  if (y <= SERIES_UP_TO) return waitingLineBySeries(x, y);
  if (excess > 0) {
    const { share, density } = lowerGamma(x, y, excess);
    return fromAlone(x, y, excess, density / share);
  }
  if (x >= SMALLEST_SHAPE) {
    const eta = etaOf(excess / x);
    if (eta >= -LARGEST_ETA && eta * eta * x < 2 * NEAR_TRANSITION * NEAR_TRANSITION) {
      const { z, root, correction } = gammaTransition(x, eta);
      return fromAlone(x, y, excess, 1 / (root * scaledNormalTail(-z) - correction));
    }
  }
  return waitingLineByFraction(x, y, -excess);
}

/** Flow in and out of the line gives the rest: those who leave = arrivals with all busy less those who are served. */
function fromAlone(x: number, y: number, excess: number, alone: number): WaitingLineShape {
  return { alone, left: (excess + x * alone) / y, served: (x * (1 - alone)) / y };
}
