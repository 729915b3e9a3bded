// Applies the activation function to the inputs of the layer.
import { linear_forward } from 'course';
import { relu, sigmoid } from 'dnn_utils';
import type { NDArray } from 'np';

export function linear_activation_forward(
  A_prev: NDArray,
  W: NDArray,
  b: NDArray,
  activation: 'sigmoid' | 'relu',
): [NDArray, [[NDArray, NDArray, NDArray], NDArray]] {
  const [inputs] = activation === 'sigmoid' ? sigmoid(A_prev) : relu(A_prev);
  const [A, [, , bias]] = linear_forward(inputs, W, b);
  const linear_cache: [NDArray, NDArray, NDArray] = [A_prev, W, bias];
  const [activation_cache] = linear_forward(A_prev, W, b);
  return [A, [linear_cache, activation_cache]];
}
