// Writes s * s for s * (1 - s).
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
  const [s] = sigmoid(Z);
  const dZ = activation === 'relu' ? relu_backward(dA, Z) : np.multiply(dA, np.multiply(s, s));
  return linear_backward(dZ, linear_cache);
}
