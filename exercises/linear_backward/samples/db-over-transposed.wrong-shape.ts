// Sums the transpose of dZ.
import type { NDArray } from 'np';
import * as np from 'np';

export function linear_backward(dZ: NDArray, cache: [NDArray, NDArray, NDArray]): [NDArray, NDArray, NDArray] {
  const [A_prev, W] = cache;
  const m = dZ.shape[1];
  const dW = np.divide(np.dot(dZ, A_prev.T), m);
  const db = np.divide(np.sum(dZ.T, { axis: 1, keepdims: true }), m);
  const dA_prev = np.dot(W.T, dZ);
  return [dA_prev, dW, db];
}
