// Takes the mean and divides by m once more.
import type { NDArray } from 'np';
import * as np from 'np';

export function linear_backward(
  dZ: NDArray,
  cache: [A_prev: NDArray, W: NDArray, b: NDArray],
): [dA_prev: NDArray, dW: NDArray, db: NDArray] {
  const [A_prev, W] = cache;
  const m = A_prev.shape[1];
  const mean = dZ.divide(m);
  const dW = np.dot(mean, A_prev.T).divide(m);
  const db = np.mean(dZ, { axis: 1, keepdims: true }).divide(m);
  return [np.dot(W.T, dZ), dW, db];
}
