const NEWTON_STEPS = 8;

/** Nodes in (-1, 1) and weights of Gauss-Legendre quadrature, exact for polynomials of degree 2 count - 1. */
export interface GaussLegendre {
  readonly nodes: readonly number[];
  readonly weights: readonly number[];
}

/** By Newton's method on the Legendre polynomial, from the Chebyshev-like first guess (Davis and Rabinowitz 1984). */
export function gaussLegendre(count: number): GaussLegendre {
  const nodes: number[] = [];
  const weights: number[] = [];
  for (let at = 0; at < count; at++) {
    let node = Math.cos((Math.PI * (at + 0.75)) / (count + 0.5));
    let slope = 1;
    for (let step = 0; step < NEWTON_STEPS; step++) {
      let value = 1;
      let before = 0;
      for (let degree = 1; degree <= count; degree++) {
        const next = ((2 * degree - 1) * node * value - (degree - 1) * before) / degree;
        before = value;
        value = next;
      }
      slope = (count * (node * value - before)) / (node * node - 1);
      node -= value / slope;
    }
    nodes.push(node);
    weights.push(2 / ((1 - node * node) * slope * slope));
  }
  return { nodes, weights };
}
