// Uses the derivative of tanh for the sigmoid.
import { linear_backward } from 'course';
import { relu_backward } from 'dnn_utils';
import type { NDArray } from 'np';
import * as np from 'np';

export function linear_activation_backward(
  dA: NDArray,
  cache: [linear_cache: [A_prev: NDArray, W: NDArray, b: NDArray], activation_cache: NDArray],
  activation: 'sigmoid' | 'relu',
): [dA_prev: NDArray, dW: NDArray, db: NDArray] {
  const [linear_cache, Z] = cache;
  const dZ = activation === 'relu' ? relu_backward(dA, Z) : np.multiply(dA, np.subtract(1, np.square(np.tanh(Z))));
  return linear_backward(dZ, linear_cache);
}
