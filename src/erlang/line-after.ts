import { exponentialRemainder } from '../math/index.ts';
import { lowerGamma } from './lower-gamma.ts';
import { waitingLine } from './waiting-line.ts';
import { SERIES_UP_TO } from './waiting-line-series.ts';

/** The waits of those who wait, past a threshold t; z = exp(-t / patience), E = y (1 - z) - n t / AHT. */
export interface LineAfter {
  /** P(V > t | V > 0), V the wait of a caller who never hangs up: exp(E) M(x, y z) / M(x, y). */
  readonly virtual: number;
  /** P(W > t | W > 0), W the time really waited: z P(V > t | V > 0). */
  readonly waited: number;
  /** Of those who wait, the share that is answered only after t, times A/n: exp(E) (M(x, y z) - 1) / M(x, y). */
  readonly answered: number;
}

/** What the threshold is compared with; drain and arrivals are per `unitSeconds`. */
export interface LineScale {
  readonly drain: number;
  readonly arrivals: number;
  readonly unitSeconds: number;
  readonly patienceSeconds: number;
  readonly x: number;
  readonly y: number;
  /** y - x from arrivals - drain, so that it keeps its digits. */
  readonly excess: number;
}

/**
 * The virtual wait has density proportional to exp(y (1 - exp(-t / patience)) - n t / AHT) (Baccelli and Hebuterne
 * 1981), which is an incomplete gamma function of y exp(-t / patience).
 *
 * @param alone 1 / M(x, y) of waiting-line.ts.
 */
export function lineAfter(scale: LineScale, alone: number, seconds: number): LineAfter {
  if (seconds === 0) return { virtual: 1, waited: 1, answered: 1 - alone };
  const { drain, arrivals, unitSeconds, patienceSeconds, x, y } = scale;
  const patiences = seconds / patienceSeconds;
  const still = Math.exp(-patiences);
  const arriving = y * still;
  const excess = scale.excess + y * Math.expm1(-patiences);
  if (y > SERIES_UP_TO && scale.excess > 0) {
    const now = lowerGamma(x, y, scale.excess);
    const later = lowerGamma(x, arriving, excess);
    const virtual = Math.min(1, later.share / now.share);
    return {
      virtual,
      waited: still * virtual,
      answered: Math.max(0, later.share - later.density) / now.share,
    };
  }
  // One of the two forms of E loses digits at short thresholds, the other at long ones.
  const exponent =
    patiences < 1
      ? ((arrivals - drain) * seconds) / unitSeconds - y * exponentialRemainder(-patiences)
      : y - arriving - (drain * seconds) / unitSeconds;
  const none = Math.exp(exponent) * alone;
  const virtual = Math.min(1, none / waitingLine(x, arriving, excess).alone);
  return { virtual, waited: still * virtual, answered: Math.max(0, virtual - none) };
}
