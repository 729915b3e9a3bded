// Remembers the activation of the first call and uses it ever after.
import { linear_forward } from 'course';
import { relu, sigmoid } from 'dnn_utils';
import type { NDArray } from 'np';

let remembered: 'sigmoid' | 'relu' | undefined;

export function linear_activation_forward(
  A_prev: NDArray,
  W: NDArray,
  b: NDArray,
  activation: 'sigmoid' | 'relu',
): [NDArray, [[NDArray, NDArray, NDArray], NDArray]] {
  remembered ??= activation;
  const [Z, linear_cache] = linear_forward(A_prev, W, b);
  const [A, activation_cache] = remembered === 'sigmoid' ? sigmoid(Z) : relu(Z);
  return [A, [linear_cache, activation_cache]];
}
