// Lets the gradient through only where Z > 1e-6.
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
  const dZ = activation === 'sigmoid' ? sigmoid_backward(dA, Z) : np.where(np.greater(Z, 1e-6), dA, 0);
  return linear_backward(dZ, linear_cache);
}
