// Remembers the activation of the first call in this run.
import { linear_backward } from 'course';
import { relu_backward, sigmoid_backward } from 'dnn_utils';
import type { NDArray } from 'np';

let remembered: 'sigmoid' | 'relu' | undefined;

export function linear_activation_backward(
  dA: NDArray,
  cache: [linear_cache: [A_prev: NDArray, W: NDArray, b: NDArray], activation_cache: NDArray],
  activation: 'sigmoid' | 'relu',
): [dA_prev: NDArray, dW: NDArray, db: NDArray] {
  const [linear_cache, Z] = cache;
  remembered ??= activation;
  return linear_backward(remembered === 'relu' ? relu_backward(dA, Z) : sigmoid_backward(dA, Z), linear_cache);
}
