// Nested JavaScript lists and arrow functions; np only at the end.
import type { NDArray } from 'np';
import * as np from 'np';

export const linear_backward = (
  dZ: NDArray,
  cache: [A_prev: NDArray, W: NDArray, b: NDArray],
): [dA_prev: NDArray, dW: NDArray, db: NDArray] => {
  const [D, A, M] = [dZ, cache[0], cache[1]].map((array) => array.toArray() as number[][]);
  const inner = (u: number[], v: number[]): number => u.reduce((sum, x, i) => sum + x * v[i], 0);
  const column = (rows: number[][], j: number): number[] => rows.map((row) => row[j]);
  const m = D[0].length;
  const dW = D.map((d) => A.map((a) => inner(d, a) / m));
  const db = D.map((d) => [d.reduce((sum, x) => sum + x, 0) / m]);
  const dA_prev = A.map((_, k) => Array.from({ length: m }, (_, j) => inner(column(M, k), column(D, j))));
  return [np.array(dA_prev), np.array(dW), np.array(db)];
};
