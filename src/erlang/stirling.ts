import { gammaOfOnePlus } from './gamma.ts';

/** From this argument on the five terms of Stirling's series below are good to the last digit. */
const LARGE = 20;

/** Gamma(a + 1) for 0 < a < 20. */
export function smallFactorial(a: number): number {
  let factorial = gammaOfOnePlus(a - Math.floor(a));
  for (let k = a; k >= 1; k--) factorial *= k;
  return factorial;
}

/** ln(Gamma(a + 1)) less Stirling's a ln(a) - a + ln(2 pi a) / 2 (Abramowitz and Stegun 6.1.41), for a > 0. */
export function stirlingRemainder(a: number): number {
  if (a < LARGE) {
    return Math.log(smallFactorial(a)) - a * Math.log(a) + a - Math.log(2 * Math.PI * a) / 2;
  }
  const square = 1 / (a * a);
  return (1 / 12 - square * (1 / 360 - square * (1 / 1260 - square / 1680))) / a;
}
