import { exponentialRemainder, gaussLegendre } from '../math/index.ts';
import { logarithmLessDigamma } from './digamma.ts';
import { SERIES_UP_TO } from './waiting-line-series.ts';

/** The integrand is followed down to exp(-42) = 6e-19 of its top. */
const DEPTH = 42;
const QUADRATURE = gaussLegendre(64);
const LARGEST_TERMS = 400;
const NEGLIGIBLE = 1e-18;

/**
 * The mean of the density proportional to exp(y (1 - exp(-u)) - a u) over u >= 0. In units of the mean patience this is
 * the mean wait of a caller who waits: with a = x of one who never hangs up, with a = x + 1 of those who are answered
 * (the density of the virtual wait, times the chance exp(-u) to be still there).
 *
 * By series of positive terms for small y. For larger y the density is smooth and log-concave, and 64-point
 * Gauss-Legendre quadrature over the part that matters gives about 1e-14 relative; far above load, where the cut at
 * u = 0 does not matter, u is -ln of a gamma variable and the mean is ln(y) - digamma(a).
 *
 * @param excess y - a, given apart because the subtraction would lose digits.
 */
export function meanLineWait(a: number, y: number, excess: number): number {
  if (y <= SERIES_UP_TO) return bySeries(a, y);
  if (excess <= 0) return fromTheStart(y, -excess);
  const peak = Math.log1p(excess / a);
  if (a * exponentialRemainder(peak) > DEPTH) return peak + logarithmLessDigamma(a);
  return aroundThePeak(a, peak);
}

/** A caller with j ahead waits for j + 1 departures, at rates a, a + 1, ..., a + j. */
function bySeries(a: number, y: number): number {
  let weight = 1;
  let wait = 1 / a;
  let weights = 1;
  let waits = wait;
  for (let j = 1; j < LARGEST_TERMS; j++) {
    weight *= y / (a + j);
    wait += 1 / (a + j);
    weights += weight;
    waits += weight * wait;
    if (weight * wait < waits * NEGLIGIBLE) break;
  }
  return waits / weights;
}

/** Below load the density falls from u = 0 on: exp(-spare u - y (exp(-u) - 1 + u)). */
function fromTheStart(y: number, spare: number): number {
  let end = (2 * DEPTH) / (spare + Math.sqrt(spare * spare + 2 * DEPTH * y));
  for (let step = 0; step < 3; step++) {
    end -= (spare * end + y * exponentialRemainder(-end) - DEPTH) / (spare - y * Math.expm1(-end));
  }
  return meanOver(0, end, 0, (u) => spare * u + y * exponentialRemainder(-u));
}

/** Above load it has its peak at ln(y/a): exp(-a (exp(-v) - 1 + v)) with v = u - peak. */
function aroundThePeak(a: number, peak: number): number {
  const reach = Math.sqrt((2 * DEPTH) / a);
  let end = reach;
  for (let step = 0; step < 3; step++) {
    end += (a * exponentialRemainder(-end) - DEPTH) / (a * Math.expm1(-end));
  }
  return meanOver(-Math.min(peak, reach), end, peak, (v) => a * exponentialRemainder(-v));
}

/** Mean of v + shift under exp(-depth(v)) over the interval; v + shift is nowhere negative. */
function meanOver(from: number, to: number, shift: number, depth: (v: number) => number): number {
  let mass = 0;
  let moment = 0;
  for (let at = 0; at < QUADRATURE.nodes.length; at++) {
    const v = from + (to - from) * (QUADRATURE.nodes[at] as number);
    const weight = (QUADRATURE.weights[at] as number) * Math.exp(-depth(v));
    mass += weight;
    moment += weight * (v + shift);
  }
  return moment / mass;
}
