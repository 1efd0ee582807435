import { exponentialRemainder, type QuadratureRule } from '../math/index.ts';

export interface RateNode {
  /** Rate over the mean rate. */
  readonly factor: number;
  /** Share of callers; all weights add up to 1. */
  readonly weight: number;
}

/** Callers left out at either end: exp(-NEGLIGIBLE) of the largest density. */
const NEGLIGIBLE = 46;
/** Panels that a range is cut into before those around the critical rate. */
const EVEN_PANELS = 10;
/** Panels double in width away from the critical rate; more than this many reach any end. */
const MOST_DOUBLINGS = 40;

/**
 * Rates and the share of callers who meet each: Gauss-Legendre panels in ln(rate) under the caller-weighted gamma, whose
 * density there is u^(k + 1) exp(-k u), u = rate / mean rate, k = 1 / cv². Panels are narrow around the critical rate,
 * where a queue turns from idle to overloaded within about 1/sqrt(agents).
 *
 * @param critical rate over the mean rate at which the load equals the agents.
 */
export function rateNodes(
  rateCv: number,
  critical: number,
  agents: number,
  rule: QuadratureRule,
): readonly RateNode[] {
  const shape = 1 / (rateCv * rateCv);
  const peak = Math.log1p(rateCv * rateCv);
  // Relative to the peak, where k u = k + 1: (k + 1) (d - (exp(d) - 1)) with d = x - peak, without cancelling.
  const logDensity = (x: number): number => -(shape + 1) * exponentialRemainder(x - peak);
  const low = endOf(logDensity, peak, -1, rateCv);
  const high = endOf(logDensity, peak, 1, rateCv);
  const edges = panelEdges(low, high, Math.log(critical), 1 / Math.sqrt(agents + 1));
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

function panelEdges(low: number, high: number, critical: number, width: number): number[] {
  const edges = new Set<number>();
  for (let n = 0; n <= EVEN_PANELS; n++) edges.add(low + ((high - low) * n) / EVEN_PANELS);
  const inside = (x: number): boolean => x > low && x < high;
  if (inside(critical)) edges.add(critical);
  let reach = width / 2;
  for (let n = 0; n < MOST_DOUBLINGS; n++, reach *= 1.6) {
    if (inside(critical - reach)) edges.add(critical - reach);
    if (inside(critical + reach)) edges.add(critical + reach);
  }
  return [...edges].sort((a, b) => a - b);
}
