// Takes the cache apart in another order.
import type { NDArray } from 'np';
import * as np from 'np';

export function linear_backward(
  dZ: NDArray,
  cache: [A_prev: NDArray, W: NDArray, b: NDArray],
): [dA_prev: NDArray, dW: NDArray, db: NDArray] {
  const [W, A_prev] = cache;
  const m = A_prev.shape[1];
  const dA_prev = np.dot(W.T, dZ);
  const dW = np.dot(dZ, A_prev.T).divide(m);
  const db = np.sum(dZ, { axis: 1, keepdims: true }).divide(m);
  return [dA_prev, dW, db];
}
