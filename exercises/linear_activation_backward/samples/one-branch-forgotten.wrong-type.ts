// Handles relu and returns nothing for the sigmoid.
import { linear_backward } from 'course';
import { relu_backward } from 'dnn_utils';
import type { NDArray } from 'np';

export function linear_activation_backward(
  dA: NDArray,
  cache: [[NDArray, NDArray, NDArray], NDArray],
  activation: 'sigmoid' | 'relu',
) {
  const [linear_cache, Z] = cache;
  if (activation === 'relu') return linear_backward(relu_backward(dA, Z), linear_cache);
}
