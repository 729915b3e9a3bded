// Hands the whole cache on.
import { linear_backward } from 'course';
import { relu_backward, sigmoid_backward } from 'dnn_utils';
import type { NDArray } from 'np';

export function linear_activation_backward(
  dA: NDArray,
  cache: [linear_cache: [A_prev: NDArray, W: NDArray, b: NDArray], activation_cache: NDArray],
  activation: 'sigmoid' | 'relu',
): [dA_prev: NDArray, dW: NDArray, db: NDArray] {
  const dZ = activation === 'relu' ? relu_backward(dA, cache[1]) : sigmoid_backward(dA, cache[1]);
  return linear_backward(dZ, cache as unknown as [NDArray, NDArray, NDArray]);
}
