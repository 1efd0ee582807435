const PLACES_PER_DOUBLING = 32;
const DOUBLINGS = 20;

/**
 * Where the searches of one batch ended, by the size of the load: beta of the square-root rule A + beta sqrt(A), and by
 * how much sqrt(A) more agents lower the logarithm of the worst promise. The next load of about that size starts there.
 */
export class StaffHints {
  readonly #betas = new Float64Array(PLACES_PER_DOUBLING * DOUBLINGS).fill(Number.NaN);
  readonly #slopes = new Float64Array(PLACES_PER_DOUBLING * DOUBLINGS);
  #lastBeta = 1;
  #lastSlope = -1;

  place(erlangs: number): number {
    return Math.max(0, Math.floor(PLACES_PER_DOUBLING * Math.log2(erlangs)));
  }

  beta(place: number): number {
    const beta = this.#betas[place] as number;
    return Number.isNaN(beta) ? this.#lastBeta : beta;
  }

  slope(place: number): number {
    const slope = this.#slopes[place] as number;
    return slope < 0 ? slope : this.#lastSlope;
  }

  learn(place: number, beta: number, slope: number): void {
    if (!(slope < 0 && Number.isFinite(beta))) return;
    this.#betas[place] = this.#lastBeta = beta;
    this.#slopes[place] = this.#lastSlope = slope;
  }
}
