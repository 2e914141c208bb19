/** A symmetric matrix, row by row; only what stands on and below the diagonal is read. */
export type SymmetricMatrix = readonly Float64Array[];

/**
 * The lower triangle *R* with *R Rᵀ* = the matrix (Cholesky; Golub and Van Loan, *Matrix Computations*, 4th ed.,
 * section 4.2). Only + − × ÷ √, always in the same order: IEEE 754 leaves one result.
 *
 * @throws RangeError where the matrix is not positive definite
 */
export function cholesky(matrix: SymmetricMatrix): Float64Array[] {
  const lower: Float64Array[] = [];
  for (let row = 0; row < matrix.length; row++) {
    const own = new Float64Array(row + 1);
    for (let column = 0; column <= row; column++) {
      const above = column === row ? own : lower[column]!;
      let sum = matrix[row]![column]!;
      for (let k = 0; k < column; k++) sum -= own[k]! * above[k]!;
      if (column < row) own[column] = sum / above[column]!;
      else if (sum > 0) own[column] = Math.sqrt(sum);
      else throw new RangeError('not positive definite');
    }
    lower.push(own);
  }
  return lower;
}

/** The *x* with *R Rᵀ x = b*. */
export function solveCholesky(lower: readonly Float64Array[], b: ArrayLike<number>): Float64Array {
  const n = lower.length;
  const x = new Float64Array(n);
  for (let row = 0; row < n; row++) {
    let sum = b[row]!;
    for (let k = 0; k < row; k++) sum -= lower[row]![k]! * x[k]!;
    x[row] = sum / lower[row]![row]!;
  }
  for (let row = n - 1; row >= 0; row--) {
    let sum = x[row]!;
    for (let k = row + 1; k < n; k++) sum -= lower[k]![row]! * x[k]!;
    x[row] = sum / lower[row]![row]!;
  }
  return x;
}
