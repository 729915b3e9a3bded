// Puts the bias into the weights and a row of ones under the activations.
import type { NDArray } from 'np';
import * as np from 'np';

export function linear_forward(A: NDArray, W: NDArray, b: NDArray): [NDArray, [NDArray, NDArray, NDArray]] {
  const extended = np.vstack([A, np.ones([1, A.shape[1]])]);
  const Z = np.dot(np.hstack([W, b]), extended);
  return [Z, [A, W, b]];
}
