// Returns a dict instead of a tuple.
import type { NDArray } from 'np';
import * as np from 'np';

export function linear_backward(dZ: NDArray, cache: [NDArray, NDArray, NDArray]) {
  const [A_prev, W] = cache;
  const m = A_prev.shape[1];
  const dW = np.dot(dZ, A_prev.T).divide(m);
  const db = np.sum(dZ, { axis: 1, keepdims: true }).divide(m);
  return { dA_prev: np.dot(W.T, dZ), dW, db };
}
