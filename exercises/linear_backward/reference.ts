/** Owns the from-scratch reference of linear_backward. Must import nothing but np, dnn_utils and course. */
import type { NDArray } from 'np';
import * as np from 'np';

/** dW = dZ A_prev^T / m, db = the mean of the columns of dZ, dA_prev = W^T dZ. */
export function linear_backward(
  dZ: NDArray,
  cache: [A_prev: NDArray, W: NDArray, b: NDArray],
): [dA_prev: NDArray, dW: NDArray, db: NDArray] {
  const [A_prev, W] = cache;
  const m = A_prev.shape[1] as number;
  const dW = np.divide(np.dot(dZ, A_prev.T), m);
  const db = np.divide(np.sum(dZ, { axis: 1, keepdims: true }), m);
  const dA_prev = np.dot(W.T, dZ);
  return [dA_prev, dW, db];
}
