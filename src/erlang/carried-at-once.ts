import { carriedPerBlocked } from './carried-per-blocked.ts';
import { etaOf, gammaTransition, LARGEST_ETA, SMALLEST_SHAPE } from './gamma-transition.ts';
import { gammaDensity, upperPerDensity } from './lower-gamma.ts';
import { scaledNormalTail } from './scaled-normal-tail.ts';
import { SERIES_UP_TO } from './waiting-line-series.ts';

/**
 * carriedPerBlocked() at a cost that does not grow with the agents, whole or fractional: (1 - B)/B is Q(n, A) over the
 * density A^n exp(-A) / Gamma(n + 1), Q the upper incomplete gamma function. Small loads go by the series, the others by
 * Temme's expansion near n = A, by a continued fraction below it, and above it Q is 1 to the last digit.
 */
export function carriedAtOnce(agents: number, erlangs: number): number {
  if (agents < SMALLEST_SHAPE || erlangs <= SERIES_UP_TO) return carriedPerBlocked(agents, erlangs);
  const difference = erlangs - agents;
  const eta = etaOf(difference / agents);
  if (Math.abs(eta) <= LARGEST_ETA) {
    const { z, root, correction } = gammaTransition(agents, eta);
    return root * scaledNormalTail(z) + correction;
  }
  return difference > 0 ? upperPerDensity(agents, difference) : 1 / gammaDensity(agents, erlangs, difference);
}
