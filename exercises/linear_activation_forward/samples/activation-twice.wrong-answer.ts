// Applies the activation function to its own result.
import { linear_forward } from 'course';
import { relu, sigmoid } from 'dnn_utils';
import type { NDArray } from 'np';

export function linear_activation_forward(
  A_prev: NDArray,
  W: NDArray,
  b: NDArray,
  activation: 'sigmoid' | 'relu',
): [NDArray, [[NDArray, NDArray, NDArray], NDArray]] {
  const [Z, linear_cache] = linear_forward(A_prev, W, b);
  const [once, activation_cache] = activation === 'sigmoid' ? sigmoid(Z) : relu(Z);
  const [A] = activation === 'sigmoid' ? sigmoid(once) : relu(once);
  return [A, [linear_cache, activation_cache]];
}
