// Adds up one outer product per example, in place.
import type { NDArray } from 'np';
import * as np from 'np';

export function linear_backward(
  dZ: NDArray,
  cache: [A_prev: NDArray, W: NDArray, b: NDArray],
): [dA_prev: NDArray, dW: NDArray, db: NDArray] {
  const [A_prev, W] = cache;
  const m = A_prev.shape[1] as number;
  const dW = np.zeros(W.shape);
  for (let e = 0; e < m; e++) dW.iadd(np.dot(dZ.col(e), A_prev.col(e).T));
  dW.idiv(m);
  return [np.dot(W.T, dZ), dW, np.mean(dZ, { axis: 1, keepdims: true })];
}
