// Handles only the sigmoid and returns nothing for relu.
import { linear_forward } from 'course';
import { sigmoid } from 'dnn_utils';
import type { NDArray } from 'np';

export function linear_activation_forward(A_prev: NDArray, W: NDArray, b: NDArray, activation: 'sigmoid' | 'relu') {
  if (activation === 'sigmoid') {
    const [Z, linear_cache] = linear_forward(A_prev, W, b);
    const [A, activation_cache] = sigmoid(Z);
    return [A, [linear_cache, activation_cache]];
  }
}
