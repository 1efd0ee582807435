/**
 * What becomes of a caller who finds every agent busy, in a line whose callers hang up (M/M/n+M). With
 *
 *   x = contacts that n busy agents finish in one mean patience = n patience / AHT,
 *   y = contacts that arrive in one mean patience = A patience / AHT,
 *
 * the states with j waiting have weights T(j) = y^j / ((x+1)(x+2)...(x+j)), and their sum is M(x, y) = 1F1(1; x+1; y)
 * = Gamma(x+1) y^-x exp(y) P(x, y), P the regularised lower incomplete gamma function.
 */
export interface WaitingLineShape {
  /** 1 / M: share of the time with all agents busy during which nobody waits. */
  readonly alone: number;
  /** Share of those who wait that hang up: (1/y) (sum of j T(j)) / M. */
  readonly left: number;
  /** 1 - left, kept apart because one of the two may be tiny. */
  readonly served: number;
}
