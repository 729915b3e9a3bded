// Forgets 1/m for the weights only.
import type { NDArray } from 'np';
import * as np from 'np';

export function linear_backward(
  dZ: NDArray,
  cache: [A_prev: NDArray, W: NDArray, b: NDArray],
): [dA_prev: NDArray, dW: NDArray, db: NDArray] {
  const [A_prev, W] = cache;
  const dW = np.dot(dZ, A_prev.T);
  const db = np.mean(dZ, { axis: 1, keepdims: true });
  return [np.dot(W.T, dZ), dW, db];
}
