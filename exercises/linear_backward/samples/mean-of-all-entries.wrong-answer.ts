// Divides by the number of entries of dZ instead of the number of its columns.
import type { NDArray } from 'np';
import * as np from 'np';

export function linear_backward(
  dZ: NDArray,
  cache: [A_prev: NDArray, W: NDArray, b: NDArray],
): [dA_prev: NDArray, dW: NDArray, db: NDArray] {
  const [A_prev, W] = cache;
  const dW = np.dot(dZ, A_prev.T).divide(dZ.size);
  const db = np.sum(dZ, { axis: 1, keepdims: true }).divide(dZ.size);
  return [np.dot(W.T, dZ), dW, db];
}
