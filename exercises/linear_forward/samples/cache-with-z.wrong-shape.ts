// Keeps Z in the cache in place of A.
import type { NDArray } from 'np';
import * as np from 'np';

export function linear_forward(A: NDArray, W: NDArray, b: NDArray): [NDArray, [NDArray, NDArray, NDArray]] {
  const Z = np.add(np.dot(W, A), b);
  return [Z, [Z, W, b]];
}
