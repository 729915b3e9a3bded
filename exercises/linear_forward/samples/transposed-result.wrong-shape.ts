// Z has one row per example.
import type { NDArray } from 'np';
import * as np from 'np';

export function linear_forward(A: NDArray, W: NDArray, b: NDArray): [NDArray, [NDArray, NDArray, NDArray]] {
  const Z = np.add(np.dot(A.T, W.T), b.T);
  return [Z, [A, W, b]];
}
