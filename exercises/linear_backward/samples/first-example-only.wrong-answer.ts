// Takes only the first example.
import type { NDArray } from 'np';
import * as np from 'np';

export function linear_backward(dZ: NDArray, cache: [NDArray, NDArray, NDArray]): [NDArray, NDArray, NDArray] {
  const [A_prev, W] = cache;
  const m = dZ.shape[1];
  const dW = np.divide(np.dot(dZ.col(0), A_prev.col(0).T), m);
  const db = np.divide(dZ.col(0), m);
  const dA_prev = np.dot(W.T, dZ);
  return [dA_prev, dW, db];
}
