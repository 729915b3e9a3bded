// The mean as a product with a column of 1/m.
import type { NDArray } from 'np';
import * as np from 'np';

export function linear_backward(
  dZ: NDArray,
  cache: [A_prev: NDArray, W: NDArray, b: NDArray],
): [dA_prev: NDArray, dW: NDArray, db: NDArray] {
  const [A_prev, W] = cache;
  const m = A_prev.shape[1] as number;
  const weights = np.full([m, 1], 1 / m);
  return [np.matmul(np.transpose(W), dZ), np.dot(dZ.divide(m), A_prev.T), np.dot(dZ, weights)];
}
