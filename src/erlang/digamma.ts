/** From here on ln(a) - digamma(a) is its asymptotic series to the last digit. */
const LARGE_SHAPE = 16;

/** ln(a) - digamma(a), by its recurrence up to LARGE_SHAPE and the asymptotic series (Abramowitz and Stegun 6.3.18). */
export function logarithmLessDigamma(a: number): number {
  let shape = a;
  let sum = 0;
  for (; shape < LARGE_SHAPE; shape++) sum += 1 / shape;
  const square = 1 / (shape * shape);
  const series =
    1 / (2 * shape) +
    square * (1 / 12 - square * (1 / 120 - square * (1 / 252 - square * (1 / 240 - square / 132))));
  return Math.log(a / shape) + sum + series;
}
