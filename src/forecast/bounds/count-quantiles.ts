import { negativeBinomialQuantiles, normalCdf } from '../../math/index.ts';
import { fromCountScale, toCountScale } from './count-scale.ts';

/** Up to this mean quantiles are read off the exact gamma-Poisson distribution; above, off the count scale. */
const LARGEST_EXACT_MEAN = 60;

/**
 * Whole-number quantiles of a count around its mean.
 *
 * @param residuals standardised residuals, ascending: the calibrated stand-ins for normal quantiles.
 * @param probabilities normalCdf of the residuals, one each (see residualProbabilities).
 */
export function countQuantiles(
  mean: number,
  dispersion: number,
  residuals: Float64Array,
  probabilities: Float64Array,
  out: Float64Array,
): void {
  if (mean <= LARGEST_EXACT_MEAN) {
    negativeBinomialQuantiles(mean, dispersion, probabilities, out);
    return;
  }
  const centre = toCountScale(mean, dispersion);
  for (let k = 0; k < residuals.length; k++) {
    out[k] = Math.round(fromCountScale(centre + residuals[k]!, dispersion));
  }
}

/** The probabilities that calibrated residuals stand for. */
export function residualProbabilities(residuals: Float64Array): Float64Array {
  return residuals.map(normalCdf);
}
