import { exponentialRemainder, type QuadratureRule } from '../math/index.ts';

export interface RateNode {
  /** Rate over the mean rate. */
  readonly factor: number;
  /** Share of callers; all weights add up to 1. */
  readonly weight: number;
}

/** Callers left out at either end: exp(-NEGLIGIBLE) of the largest density. */
const NEGLIGIBLE = 40;
/** The range is cut into at least this many panels, and into panels at most this wide, before those that are narrow. */
const FEWEST_PANELS = 10;
const WIDEST_PANEL = 1;
/** Narrow panels widen by this factor away from where they are narrowest; more than this many reach any end. */
const WIDENING = 2;
const MOST_WIDENINGS = 60;

/**
 * Rates and the share of callers who meet each: Gauss-Legendre panels in ln(rate) under the caller-weighted gamma, whose
 * density there is u^(k + 1) exp(-k u), u = rate / mean rate, k = 1 / cv². Panels are narrow around the critical rates,
 * where a measure turns.
 *
 * @param criticals rates over the mean rate. @param narrowest relative width that a measure turns within.
 */
export function rateNodes(
  rateCv: number,
  criticals: readonly number[],
  narrowest: number,
  rule: QuadratureRule,
): readonly RateNode[] {
  const shape = 1 / (rateCv * rateCv);
  const peak = Math.log1p(rateCv * rateCv);
  // Relative to the peak, where k u = k + 1: (k + 1) (d - (exp(d) - 1)) with d = x - peak, without cancelling.
  const logDensity = (x: number): number => -(shape + 1) * exponentialRemainder(x - peak);
  const low = endOf(logDensity, peak, -1, rateCv);
  const high = endOf(logDensity, peak, 1, rateCv);
  const edges = panelEdges(low, high, criticals.map(Math.log), narrowest);
  const nodes: { factor: number; weight: number }[] = [];
  let total = 0;
  for (let at = 1; at < edges.length; at++) {
    const from = edges[at - 1] as number;
    const width = (edges[at] as number) - from;
    rule.nodes.forEach((node, k) => {
      const x = from + width * node;
      const weight = width * (rule.weights[k] as number) * Math.exp(logDensity(x));
      total += weight;
      nodes.push({ factor: Math.exp(x), weight });
    });
  }
  return nodes.map(({ factor, weight }) => ({ factor, weight: weight / total }));
}

/** Where the density has fallen below what counts: doubling steps out, then bisection. */
function endOf(logDensity: (x: number) => number, peak: number, direction: 1 | -1, step: number): number {
  let inside = peak;
  let outside = peak + direction * step;
  for (let n = 0; n < 64 && logDensity(outside) > -NEGLIGIBLE; n++) {
    inside = outside;
    outside = peak + (outside - peak) * 2;
  }
  for (let n = 0; n < 20; n++) {
    const middle = (inside + outside) / 2;
    if (logDensity(middle) > -NEGLIGIBLE) inside = middle;
    else outside = middle;
  }
  return outside;
}

function panelEdges(low: number, high: number, criticals: readonly number[], width: number): number[] {
  const edges = new Set<number>();
  const panels = Math.max(FEWEST_PANELS, Math.ceil((high - low) / WIDEST_PANEL));
  for (let n = 0; n <= panels; n++) edges.add(low + ((high - low) * n) / panels);
  const add = (x: number): void => {
    if (x > low && x < high) edges.add(x);
  };
  for (const critical of criticals) {
    add(critical);
    let reach = width / 2;
    for (let n = 0; n < MOST_WIDENINGS && reach < WIDEST_PANEL; n++, reach *= WIDENING) {
      add(critical - reach);
      add(critical + reach);
    }
  }
  return [...edges].sort((a, b) => a - b);
}
