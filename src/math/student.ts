import { normalQuantile } from './normal.ts';

/** From so many degrees of freedom on, the expansion around the normal is exact to about 1e-13. */
const EXPANSION_FROM = 400;

/**
 * Half-width of the central interval of Student's t: the t for which P(|T| <= t) is the level.
 * Up to 400 degrees of freedom by bisection on the finite trigonometric sums (Abramowitz and Stegun 26.7.3, 26.7.4),
 * beyond by the expansion in powers of 1 / degrees (26.7.5).
 *
 * @param level in [0, 1); 0.95 for a 95 % interval. @param degrees whole, at least 1.
 * @throws RangeError outside these.
 */
export function studentHalfWidth(level: number, degrees: number): number {
  if (!(level >= 0 && level < 1)) throw new RangeError(`The level ${level} is not in [0, 1).`);
  if (!(Number.isInteger(degrees) && degrees >= 1)) {
    throw new RangeError(`${degrees} degrees of freedom are not a whole number from 1.`);
  }
  if (level === 0) return 0;
  return degrees > EXPANSION_FROM ? byExpansion(level, degrees) : byBisection(level, degrees);
}

function byBisection(level: number, degrees: number): number {
  let low = 0;
  let high = 1;
  while (centralProbability(high, degrees) < level) high *= 2;
  for (;;) {
    const middle = (low + high) / 2;
    if (middle <= low || middle >= high) return high;
    if (centralProbability(middle, degrees) < level) low = middle;
    else high = middle;
  }
}

/** P(|T| <= t). */
function centralProbability(t: number, degrees: number): number {
  const angle = Math.atan(t / Math.sqrt(degrees));
  const sine = Math.sin(angle);
  const cosine = Math.cos(angle);
  if (degrees === 1) return (2 * angle) / Math.PI;
  const odd = degrees % 2 === 1;
  let term = odd ? cosine : 1;
  let sum = term;
  for (let k = odd ? 3 : 2; k < degrees; k += 2) {
    term *= ((k - 1) / k) * cosine * cosine;
    sum += term;
  }
  return odd ? (2 / Math.PI) * (angle + sine * sum) : sine * sum;
}

function byExpansion(level: number, degrees: number): number {
  const x = normalQuantile((1 + level) / 2);
  const x2 = x * x;
  const first = (x2 + 1) / 4;
  const second = ((5 * x2 + 16) * x2 + 3) / 96;
  const third = (((3 * x2 + 19) * x2 + 17) * x2 - 15) / 384;
  const fourth = ((((79 * x2 + 776) * x2 + 1482) * x2 - 1920) * x2 - 945) / 92160;
  return x * (1 + (first + (second + (third + fourth / degrees) / degrees) / degrees) / degrees);
}
