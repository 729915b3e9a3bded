// Divides Z by the number of examples.
import type { NDArray } from 'np';
import * as np from 'np';

export function linear_forward(A: NDArray, W: NDArray, b: NDArray): [NDArray, [NDArray, NDArray, NDArray]] {
  const Z = np.divide(np.add(np.dot(W, A), b), A.shape[1]);
  return [Z, [A, W, b]];
}
