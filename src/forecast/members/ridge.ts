/**
 * Ridge regression by the normal equations and a Cholesky factor (Hoerl and Kennard, Technometrics 1970).
 *
 * @param rowCount observations to ask for.
 * @param penalties one per column, >= 0, added to the diagonal; the number of columns is its length.
 * @param fillRow writes the regressors of observation `i` into `row` and returns the response; NaN leaves it out.
 * @returns the coefficients; a column that carries no information at all gets 0.
 */
export function solveRidge(
  rowCount: number,
  penalties: Float64Array,
  fillRow: (i: number, row: Float64Array) => number,
): Float64Array {
  const n = penalties.length;
  const gram = new Float64Array(n * n);
  const moment = new Float64Array(n);
  const row = new Float64Array(n);
  for (let i = 0; i < rowCount; i++) {
    const response = fillRow(i, row);
    if (Number.isNaN(response)) continue;
    for (let a = 0; a < n; a++) {
      moment[a]! += row[a]! * response;
      for (let b = 0; b <= a; b++) gram[a * n + b]! += row[a]! * row[b]!;
    }
  }
  for (let a = 0; a < n; a++) gram[a * n + a]! += penalties[a]!;
  return solveCholesky(gram, moment, n);
}

/** Pivots below this share of the largest diagonal are treated as carrying no information. */
const PIVOT_TOLERANCE = 1e-12;

function solveCholesky(gram: Float64Array, moment: Float64Array, n: number): Float64Array {
  let largest = 0;
  for (let a = 0; a < n; a++) largest = Math.max(largest, gram[a * n + a]!);
  const solution = moment.slice();
  for (let a = 0; a < n; a++) {
    for (let b = 0; b <= a; b++) {
      let sum = gram[a * n + b]!;
      for (let k = 0; k < b; k++) sum -= gram[a * n + k]! * gram[b * n + k]!;
      if (a === b) gram[a * n + a] = sum > PIVOT_TOLERANCE * largest ? Math.sqrt(sum) : 0;
      else gram[a * n + b] = gram[b * n + b]! > 0 ? sum / gram[b * n + b]! : 0;
    }
  }
  for (let a = 0; a < n; a++) {
    for (let k = 0; k < a; k++) solution[a]! -= gram[a * n + k]! * solution[k]!;
    solution[a] = gram[a * n + a]! > 0 ? solution[a]! / gram[a * n + a]! : 0;
  }
  for (let a = n - 1; a >= 0; a--) {
    for (let k = a + 1; k < n; k++) solution[a]! -= gram[k * n + a]! * solution[k]!;
    solution[a] = gram[a * n + a]! > 0 ? solution[a]! / gram[a * n + a]! : 0;
  }
  return solution;
}
