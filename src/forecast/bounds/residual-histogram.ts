const REACH = 10;
const BINS_PER_UNIT = 50;

/**
 * Weighted quantiles of standardised residuals in one pass: they are counted in bins of 0.02 standard deviations,
 * 10 of them either way, and read off by linear interpolation inside a bin.
 */
export class ResidualHistogram {
  total = 0;
  private readonly bins = new Float64Array(2 * REACH * BINS_PER_UNIT);

  add(residual: number, weight: number): void {
    const bin = Math.floor((residual + REACH) * BINS_PER_UNIT);
    this.bins[Math.max(0, Math.min(this.bins.length - 1, bin))]! += weight;
    this.total += weight;
  }

  quantile(probability: number): number {
    const wanted = probability * this.total;
    let below = 0;
    for (let bin = 0; bin < this.bins.length; bin++) {
      const weight = this.bins[bin]!;
      if (weight > 0 && below + weight >= wanted) {
        return (bin + (wanted - below) / weight) / BINS_PER_UNIT - REACH;
      }
      below += weight;
    }
    return REACH;
  }
}
