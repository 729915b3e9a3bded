// Returns the gradients of the parameters, without dA_prev.
import type { NDArray } from 'np';
import * as np from 'np';

export function linear_backward(dZ: NDArray, cache: [NDArray, NDArray, NDArray]) {
  const [A_prev] = cache;
  const m = A_prev.shape[1];
  return [np.dot(dZ, A_prev.T).divide(m), np.sum(dZ, { axis: 1, keepdims: true }).divide(m)];
}
