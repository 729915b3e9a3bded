// Takes A_prev for Z in the mask of relu.
import { linear_backward } from 'course';
import { relu_backward, sigmoid_backward } from 'dnn_utils';
import type { NDArray } from 'np';

export function linear_activation_backward(
  dA: NDArray,
  cache: [linear_cache: [A_prev: NDArray, W: NDArray, b: NDArray], activation_cache: NDArray],
  activation: 'sigmoid' | 'relu',
): [dA_prev: NDArray, dW: NDArray, db: NDArray] {
  const [linear_cache, Z] = cache;
  const dZ = activation === 'sigmoid' ? sigmoid_backward(dA, Z) : relu_backward(dA, linear_cache[0]);
  return linear_backward(dZ, linear_cache);
}
