// Sums over all units and gives each unit the same bias gradient, in the right shape.
import type { NDArray } from 'np';
import * as np from 'np';

export function linear_backward(
  dZ: NDArray,
  cache: [A_prev: NDArray, W: NDArray, b: NDArray],
): [dA_prev: NDArray, dW: NDArray, db: NDArray] {
  const [A_prev, W, b] = cache;
  const m = A_prev.shape[1];
  const dW = np.dot(dZ, A_prev.T).divide(m);
  const db = np.full(b.shape, np.sum(dZ) / m);
  return [np.dot(W.T, dZ), dW, db];
}
