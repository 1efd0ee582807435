import { gammaOfOnePlus } from './gamma.ts';

/** Walking up from this many standard deviations below forgets the starting value: exp(-9^2/2) = 3e-18. */
const FORGETTING_DEVIATIONS = 9;
const LARGEST_FRACTION_STEPS = 500;
const SMALLEST = 1e-300;
const PRECISION = 2 ** -52;

/**
 * R(x, A) = 1 / B(x, A) for fractional x > 0, by the continuous extension R = A * integral of exp(-A u) (1 + u)^x
 * over u from 0 (Jagerman 1974), which is exp(A) A^-x Gamma(x + 1, A).
 *
 * R at the fractional part of x comes from the incomplete gamma function; R(x + 1) = 1 + (x + 1)/A R(x) leads up from
 * there. Far below A the walk starts late: R forgets where it began.
 */
export function fractionalReciprocalBlocking(agents: number, erlangs: number): number {
  const fraction = agents - Math.floor(agents);
  const memory = Math.max(0, agents - erlangs) + FORGETTING_DEVIATIONS * Math.sqrt(erlangs) + 1;
  const steps = Math.min(Math.floor(agents), Math.ceil(memory));
  const start = agents - steps;
  const fromTheFraction = steps === Math.floor(agents);
  let reciprocal = fromTheFraction ? belowOneAgent(fraction, erlangs) : erlangs / (erlangs - start);
  for (let step = 1; step <= steps; step++) {
    reciprocal = 1 + ((start + step) / erlangs) * reciprocal;
  }
  return reciprocal;
}

/** R(f, A) for 0 < f < 1. */
function belowOneAgent(fraction: number, erlangs: number): number {
  return erlangs < 1 ? bySeries(fraction, erlangs) : erlangs * byContinuedFraction(fraction + 1, erlangs);
}

/** exp(A) A^-f Gamma(1 + f) less the lower incomplete gamma's series; for A < 1 hardly anything cancels. */
function bySeries(fraction: number, erlangs: number): number {
  let term = 1;
  let lower = 0;
  for (let k = 1; k < LARGEST_FRACTION_STEPS; k++) {
    term *= erlangs / (fraction + k);
    lower += term;
    if (term < lower * PRECISION) break;
  }
  return Math.exp(erlangs) * erlangs ** -fraction * gammaOfOnePlus(fraction) - lower;
}

/** Gamma(a, A) exp(A) A^-a by Legendre's continued fraction, evaluated forwards by the modified Lentz method. */
function byContinuedFraction(a: number, erlangs: number): number {
  let b = Math.max(erlangs + 1 - a, SMALLEST);
  let c = 1 / SMALLEST;
  let d = 1 / b;
  let value = d;
  for (let k = 1; k < LARGEST_FRACTION_STEPS; k++) {
    const numerator = -k * (k - a);
    b += 2;
    d = numerator * d + b;
    if (Math.abs(d) < SMALLEST) d = SMALLEST;
    d = 1 / d;
    c = b + numerator / c;
    if (Math.abs(c) < SMALLEST) c = SMALLEST;
    const factor = c * d;
    value *= factor;
    if (Math.abs(factor - 1) <= PRECISION) break;
  }
  return value;
}
