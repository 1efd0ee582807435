/**
 * The shortest path that starts at (0, lower[0]), ends at (N, lower[N]) and stays between two curves given at whole
 * abscissae: a string pulled tight in a corridor. Of all paths through the corridor it is also the most even: it makes
 * the sum of every convex function of the slopes smallest at once, hence the largest slope too (Dykstra-type result;
 * see Davies and Kovac, "Local extremes, runs, strings and multiresolution", Annals of Statistics 2001).
 *
 * @param lower, upper same length N + 1, lower <= upper, and equal at both ends. @returns the path at 0..N.
 *
 * It turns only where it touches a curve: at an upper point on turning towards steeper, at a lower one towards flatter.
 * Each turn restarts the search from there, so the cost is N times the look-ahead, which a corridor of bounded width
 * keeps short.
 */
export function tautString(lower: Float64Array, upper: Float64Array): Float64Array {
  const last = lower.length - 1;
  const path = new Float64Array(lower.length);
  path[0] = lower[0] ?? 0;
  let from = 0;
  while (from < last) {
    const { at, value } = nextTurn(lower, upper, from, path[from] as number);
    const start = path[from] as number;
    const slope = (value - start) / (at - from);
    for (let x = from + 1; x < at; x++) path[x] = start + slope * (x - from);
    path[at] = value;
    from = at;
  }
  return path;
}

/** The first point where the string from (from, start) has to bend, or the end. */
function nextTurn(
  lower: Float64Array,
  upper: Float64Array,
  from: number,
  start: number,
): { at: number; value: number } {
  const last = lower.length - 1;
  let steepestLow = Number.NEGATIVE_INFINITY;
  let flattestHigh = Number.POSITIVE_INFINITY;
  let lowAt = from;
  let highAt = from;
  for (let x = from + 1; x <= last; x++) {
    const low = ((lower[x] as number) - start) / (x - from);
    const high = ((upper[x] as number) - start) / (x - from);
    if (low > flattestHigh) return { at: highAt, value: upper[highAt] as number };
    if (high < steepestLow) return { at: lowAt, value: lower[lowAt] as number };
    if (low >= steepestLow) [steepestLow, lowAt] = [low, x];
    if (high <= flattestHigh) [flattestHigh, highAt] = [high, x];
  }
  return { at: last, value: lower[last] as number };
}
