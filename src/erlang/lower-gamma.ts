import { lessItsLogarithm } from '../math/index.ts';
import { etaOf, gammaTransition, LARGEST_ETA, SMALLEST_SHAPE } from './gamma-transition.ts';
import { scaledNormalTail } from './scaled-normal-tail.ts';
import { smallFactorial, stirlingRemainder } from './stirling.ts';
import { waitingLineByFraction } from './waiting-line-fraction.ts';
import { SERIES_UP_TO, waitingLineBySeries } from './waiting-line-series.ts';

/** The regularised lower incomplete gamma function, and the density it is measured in. */
export interface LowerGamma {
  /** P(a, x): the share of a Gamma(a) variable at or below x. */
  readonly share: number;
  /** D = x^a exp(-x) / Gamma(a + 1). */
  readonly density: number;
}

const LARGEST_STEPS = 500;
const PRECISION = 2 ** -53;
const ROOT_TWO_PI = Math.sqrt(2 * Math.PI);

/**
 * P(a, x) for a > 0 and x = a + difference >= 0: by series for small x, by Temme's expansion near the transition, and by
 * a continued fraction on either side of it.
 *
 * @param difference x - a, given apart because the subtraction would lose digits near the transition.
 */
export function lowerGamma(a: number, x: number, difference: number): LowerGamma {
  if (x === 0) return { share: 0, density: 0 };
  if (x <= SERIES_UP_TO) {
    const density = gammaDensity(a, x, difference);
    return { share: Math.min(1, density / waitingLineBySeries(a, x).alone), density };
  }
  if (a >= SMALLEST_SHAPE) {
    const eta = etaOf(difference / a);
    if (Math.abs(eta) <= LARGEST_ETA) return throughTransition(a, eta);
  }
  const density = gammaDensity(a, x, difference);
  if (difference > 0) return { share: 1 - density * upperPerDensity(a, difference), density };
  return { share: density / waitingLineByFraction(a, x, -difference).alone, density };
}

function throughTransition(a: number, eta: number): LowerGamma {
  const { z, root, correction } = gammaTransition(a, eta);
  const density = Math.exp(-z * z) / (2 * root);
  const share =
    z < 0
      ? density * (root * scaledNormalTail(-z) - correction)
      : 1 - density * (root * scaledNormalTail(z) + correction);
  return { share, density };
}

/** x^a exp(-x) / Gamma(a + 1). */
export function gammaDensity(a: number, x: number, difference: number): number {
  if (a < SMALLEST_SHAPE) return Math.exp(a * Math.log(x) - x) / smallFactorial(a);
  // Far below the transition 1 + difference / a has lost the digits of x / a.
  const ratio = x / a;
  const depth = ratio < 0.5 ? ratio - 1 - Math.log(ratio) : lessItsLogarithm(difference / a);
  return Math.exp(-a * depth - stirlingRemainder(a)) / (ROOT_TWO_PI * Math.sqrt(a));
}

/** Q(a, x) / D for x > a by Legendre's continued fraction, forwards by the modified Lentz method. */
export function upperPerDensity(a: number, difference: number): number {
  let b = difference + 1;
  let c = Number.MAX_VALUE;
  let d = 1 / b;
  let value = a * d;
  for (let k = 1; k < LARGEST_STEPS; k++) {
    const numerator = k * (a - k);
    b += 2;
    d = 1 / (b + numerator * d);
    c = b + numerator / c;
    const factor = c * d;
    value *= factor;
    if (Math.abs(factor - 1) <= PRECISION) break;
  }
  return value;
}
