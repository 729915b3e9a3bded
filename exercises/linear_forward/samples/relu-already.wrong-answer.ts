// Applies relu to the linear part.
import type { NDArray } from 'np';
import * as np from 'np';

export function linear_forward(A: NDArray, W: NDArray, b: NDArray): [NDArray, [NDArray, NDArray, NDArray]] {
  const Z = np.maximum(0, np.add(np.dot(W, A), b));
  return [Z, [A, W, b]];
}
