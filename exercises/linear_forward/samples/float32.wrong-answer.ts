// Computes in float32.
import type { NDArray } from 'np';
import * as np from 'np';

export function linear_forward(A: NDArray, W: NDArray, b: NDArray): [NDArray, [NDArray, NDArray, NDArray]] {
  const Z = np.add(np.dot(W, A), b).toArray() as number[][];
  return [np.array(Z.map((row) => row.map((z) => Math.fround(z)))), [A, W, b]];
}
