// Z is a list with one dimension.
import type { NDArray } from 'np';
import * as np from 'np';

export function linear_forward(A: NDArray, W: NDArray, b: NDArray): [NDArray, [NDArray, NDArray, NDArray]] {
  const Z = np.add(np.dot(W, A), b);
  return [Z.reshape([Z.size]), [A, W, b]];
}
