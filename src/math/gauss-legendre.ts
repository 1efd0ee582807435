/** Nodes in (0, 1) and weights that add up to 1. */
export interface QuadratureRule {
  readonly nodes: Float64Array;
  readonly weights: Float64Array;
}

const NEWTON_STEPS = 20;

/**
 * The Gauss-Legendre rule with `count` nodes on the interval from 0 to 1: exact for polynomials of degree 2 count - 1.
 * Nodes are the zeros of the Legendre polynomial by Newton's method from Tricomi's estimate; good to the last digit.
 */
export function gaussLegendre(count: number): QuadratureRule {
  const nodes = new Float64Array(count);
  const weights = new Float64Array(count);
  for (let at = 0; at < count; at++) {
    let x = Math.cos((Math.PI * (at + 0.75)) / (count + 0.5));
    let slope = 1;
    for (let step = 0; step < NEWTON_STEPS; step++) {
      let before = 1;
      let value = x;
      for (let degree = 2; degree <= count; degree++) {
        [before, value] = [value, ((2 * degree - 1) * x * value - (degree - 1) * before) / degree];
      }
      slope = (count * (x * value - before)) / (x * x - 1);
      const change = value / slope;
      x -= change;
      if (Math.abs(change) < Number.EPSILON) break;
    }
    nodes[at] = (1 - x) / 2;
    weights[at] = 1 / ((1 - x * x) * slope * slope);
  }
  return { nodes, weights };
}
