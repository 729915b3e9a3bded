// Adds the activations of all units, so that one row is left.
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
  const [A, activation_cache] = activation === 'sigmoid' ? sigmoid(Z) : relu(Z);
  return [A.sum({ axis: 0, keepdims: true }), [linear_cache, activation_cache]];
}
