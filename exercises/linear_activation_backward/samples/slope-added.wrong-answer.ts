// Adds the slope to dA.
import { linear_backward } from 'course';
import { relu_backward, sigmoid } from 'dnn_utils';
import type { NDArray } from 'np';
import * as np from 'np';

export function linear_activation_backward(
  dA: NDArray,
  cache: [linear_cache: [A_prev: NDArray, W: NDArray, b: NDArray], activation_cache: NDArray],
  activation: 'sigmoid' | 'relu',
): [dA_prev: NDArray, dW: NDArray, db: NDArray] {
  const [linear_cache, Z] = cache;
  const dZ = activation === 'sigmoid' ? np.add(dA, np.multiply(sigmoid(Z)[0], np.subtract(1, sigmoid(Z)[0]))) : relu_backward(dA, Z);
  return linear_backward(dZ, linear_cache);
}
