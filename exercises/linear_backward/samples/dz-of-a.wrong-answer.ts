// Puts W A_prev in the place of dZ for dA_prev.
import type { NDArray } from 'np';
import * as np from 'np';

export function linear_backward(dZ: NDArray, cache: [NDArray, NDArray, NDArray]): [NDArray, NDArray, NDArray] {
  const [A_prev, W] = cache;
  const m = dZ.shape[1];
  const dW = np.divide(np.dot(dZ, A_prev.T), m);
  const db = np.divide(np.sum(dZ, { axis: 1, keepdims: true }), m);
  const dA_prev = np.dot(W.T, np.dot(W, A_prev));
  return [dA_prev, dW, db];
}
