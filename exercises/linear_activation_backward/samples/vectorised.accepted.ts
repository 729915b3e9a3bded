// If and else with the given helpers.
import { linear_backward } from 'course';
import { relu_backward, sigmoid_backward } from 'dnn_utils';
import type { NDArray } from 'np';

export function linear_activation_backward(
  dA: NDArray,
  cache: [linear_cache: [A_prev: NDArray, W: NDArray, b: NDArray], activation_cache: NDArray],
  activation: 'sigmoid' | 'relu',
): [dA_prev: NDArray, dW: NDArray, db: NDArray] {
  const [linear_cache, Z] = cache;
  if (activation === 'relu') return linear_backward(relu_backward(dA, Z), linear_cache);
  return linear_backward(sigmoid_backward(dA, Z), linear_cache);
}
