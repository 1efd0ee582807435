/**
 * Smallest whole numbers whose gamma-Poisson (negative binomial) distribution function reaches each probability.
 *
 * A Poisson count whose rate is `mean` times a gamma factor of mean 1 and variance `dispersion`: the variance is
 * mean + dispersion mean² (Greenwood and Yule 1920). One walk up the distribution serves all probabilities.
 *
 * @param mean >= 0, at most LARGEST_WALKED_MEAN. @param dispersion >= 0; 0 is Poisson.
 * @param probabilities ascending, each in [0, 1). @param out receives one quantile each.
 * @throws RangeError when the mean is out of range.
 */
export function negativeBinomialQuantiles(
  mean: number,
  dispersion: number,
  probabilities: ArrayLike<number>,
  out: Float64Array,
): void {
  if (!(mean >= 0 && mean <= LARGEST_WALKED_MEAN)) {
    throw new RangeError(`The mean ${mean} is not in [0, ${LARGEST_WALKED_MEAN}].`);
  }
  const spread = dispersion * mean;
  let mass = dispersion < SMALLEST_DISPERSION ? Math.exp(-mean) : (1 + spread) ** (-1 / dispersion);
  let cumulative = mass;
  let count = 0;
  for (let k = 0; k < probabilities.length; k++) {
    while (cumulative < probabilities[k]! && mass > 0) {
      mass *= (mean + dispersion * mean * count) / ((1 + spread) * (count + 1));
      count++;
      cumulative += mass;
      if (count > mean && mass < cumulative * 1e-17) break;
    }
    out[k] = count;
  }
}

/** Below this the gamma factor is a constant to double precision. */
const SMALLEST_DISPERSION = 1e-9;

/** Largest mean that is walked; its Poisson mass at 0 is still far above underflow. */
export const LARGEST_WALKED_MEAN = 500;
