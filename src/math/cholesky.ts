/**
 * Lower Cholesky factor of a symmetric positive definite matrix, row by row: L L' = matrix.
 *
 * @param matrix n x n, row-major; only the lower triangle is read.
 * @returns L, row-major, its upper triangle 0; null where a pivot is not positive (the matrix is not definite).
 */
export function choleskyFactor(matrix: Float64Array, n: number): Float64Array | null {
  const factor = new Float64Array(n * n);
  for (let row = 0; row < n; row++) {
    for (let column = 0; column <= row; column++) {
      let sum = matrix[row * n + column]!;
      for (let k = 0; k < column; k++) sum -= factor[row * n + k]! * factor[column * n + k]!;
      if (row !== column) {
        factor[row * n + column] = sum / factor[column * n + column]!;
      } else {
        if (!(sum > 0)) return null;
        factor[row * n + row] = Math.sqrt(sum);
      }
    }
  }
  return factor;
}

/** x with L x = right, by forward substitution. @param factor lower, n x n, row-major. */
export function solveLower(factor: Float64Array, right: Float64Array): Float64Array {
  const n = right.length;
  const x = new Float64Array(n);
  for (let row = 0; row < n; row++) {
    let sum = right[row]!;
    for (let k = 0; k < row; k++) sum -= factor[row * n + k]! * x[k]!;
    x[row] = sum / factor[row * n + row]!;
  }
  return x;
}
