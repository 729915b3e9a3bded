// Works on nested lists with map and reduce, from the last term to the first.
import type { NDArray } from 'np';
import * as np from 'np';

export function linear_forward(A: NDArray, W: NDArray, b: NDArray): [NDArray, [NDArray, NDArray, NDArray]] {
  const columns = A.T.toArray() as number[][];
  const biases = b.toArray() as number[][];
  const product = (row: number[], column: number[]): number => row.reduceRight((sum, w, k) => sum + w * column[k], 0);
  const rows = W.toArray() as number[][];
  const Z = rows.map((row, i) => columns.map((column) => product(row, column) + biases[i][0]));
  return [np.array(Z), [A, W, b]];
}
