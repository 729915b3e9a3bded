// Swaps the factors of dW.
import type { NDArray } from 'np';
import * as np from 'np';

export function linear_backward(
  dZ: NDArray,
  cache: [A_prev: NDArray, W: NDArray, b: NDArray],
): [dA_prev: NDArray, dW: NDArray, db: NDArray] {
  const [A_prev, W] = cache;
  const m = A_prev.shape[1] as number;
  const dA_prev = np.dot(W.T, dZ);
  const dW = np.dot(A_prev, dZ.T).divide(m);
  const db = dZ.sum({ axis: 1, keepdims: true }).divide(m);
  return [dA_prev, dW, db];
}
