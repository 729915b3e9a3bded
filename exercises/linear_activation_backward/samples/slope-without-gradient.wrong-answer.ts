// Returns to the linear part with g'(Z) alone: dA is left out.
import { linear_backward } from 'course';
import { sigmoid_backward } from 'dnn_utils';
import type { NDArray } from 'np';
import * as np from 'np';

export function linear_activation_backward(
  dA: NDArray,
  cache: [linear_cache: [A_prev: NDArray, W: NDArray, b: NDArray], activation_cache: NDArray],
  activation: 'sigmoid' | 'relu',
): [dA_prev: NDArray, dW: NDArray, db: NDArray] {
  const [linear_cache, Z] = cache;
  const dZ = activation === 'relu' ? np.greater(Z, 0) : sigmoid_backward(np.ones_like(dA), Z);
  return linear_backward(dZ, linear_cache);
}
