// Divides by m - 1.
import type { NDArray } from 'np';
import * as np from 'np';

export function linear_backward(dZ: NDArray, cache: [NDArray, NDArray, NDArray]): [NDArray, NDArray, NDArray] {
  const [A_prev, W] = cache;
  const m = dZ.shape[1];
  const dW = np.divide(np.dot(dZ, A_prev.T), Math.max(1, m - 1));
  const db = np.divide(np.sum(dZ, { axis: 1, keepdims: true }), Math.max(1, m - 1));
  const dA_prev = np.dot(W.T, dZ);
  return [dA_prev, dW, db];
}
