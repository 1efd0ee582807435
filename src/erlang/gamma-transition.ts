import { lessItsLogarithm } from '../math/index.ts';

/**
 * Coefficients of eta/(lambda - 1) in powers of eta, where eta^2/2 = lambda - 1 - ln(lambda) and eta has the sign of
 * lambda - 1. Computed at 60 digits by reversion of the series; they fall like 3.54^-k.
 */
const COEFFICIENTS: readonly number[] = [
  1.0, -0.3333333333333333, 0.08333333333333333, -0.014814814814814815, 0.0011574074074074073,
  0.0003527336860670194, -0.0001787551440329218, 3.919263178522438e-5, -2.1854485106799924e-6,
  -1.85406221071516e-6, 8.296711340953087e-7, -1.7665952736826078e-7, 6.707853543401498e-9,
  1.0261809784240309e-8, -4.382036018453353e-9, 9.14769958223679e-10, -2.551419399494625e-11,
  -5.830772132550426e-11, 2.4361948020667415e-11, -5.0276692801141755e-12, 1.1004392031956135e-13,
  3.3717632624009856e-13, -1.392388722418162e-13, 2.8534893807047445e-14, -5.139111834242572e-16,
  -1.9752288294349442e-15, 8.099521156704561e-16, -1.6522531216398162e-16, 2.5305430097478883e-18,
  1.1686939738559576e-17, -4.770037049820485e-18, 9.699126059056237e-19,
];
const DEGREE = COEFFICIENTS.length - 1;

/** From this shape on, and for |eta| up to LARGEST_ETA, the expansion is good to the last digits of a double. */
export const SMALLEST_SHAPE = 20;
export const LARGEST_ETA = 1;

/**
 * Temme's uniform expansion of the incomplete gamma function through its transition, for `shape` a >= 20 and
 * `argument` a (1 + excess), as three numbers from which both tails follow without cancellation:
 *
 *   P(a, x) / D = root * scaledNormalTail(-z) - correction,
 *   Q(a, x) / D = root * scaledNormalTail(z) + correction, D = x^a exp(-x) / Gamma(a + 1), z = eta sqrt(a/2).
 *
 * Source: N. M. Temme 1979 (SIAM Journal on Mathematical Analysis 10); coefficients by the backward recursion of Gil,
 * Segura and Temme, SIAM Journal on Scientific Computing 34, 2012.
 */
export interface GammaTransition {
  readonly z: number;
  readonly root: number;
  readonly correction: number;
}

/** Eta of the transition: its sign is that of the excess. */
export function etaOf(excess: number): number {
  const eta = Math.sqrt(2 * lessItsLogarithm(excess));
  return excess < 0 ? -eta : eta;
}

/** @param shape at least SMALLEST_SHAPE. @param eta at most LARGEST_ETA either way. */
export function gammaTransition(shape: number, eta: number): GammaTransition {
  const perShape = 1 / shape;
  // b[k - 1] = f[k] + (k + 1) b[k + 1] / a, downwards from b beyond the table = 0, with Horner's rule on the way.
  let twoAbove = 0;
  let above = 0;
  let b = 0;
  let correction = 0;
  for (let k = DEGREE; k >= 1; k--) {
    twoAbove = above;
    above = b;
    b = (COEFFICIENTS[k] as number) + (k + 1) * twoAbove * perShape;
    correction = correction * eta + b;
  }
  // Gamma(a + 1) = sqrt(2 pi a) (a/e)^a (1 + b[1]/a).
  const root = Math.sqrt((Math.PI * shape) / 2) * (1 + above * perShape);
  return { z: eta * Math.sqrt(shape / 2), root, correction };
}
