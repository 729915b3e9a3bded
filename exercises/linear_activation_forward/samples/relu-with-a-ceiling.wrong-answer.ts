// Cuts relu off at 1.
import { linear_forward } from 'course';
import { relu, sigmoid } from 'dnn_utils';
import type { NDArray } from 'np';
import * as np from 'np';

export function linear_activation_forward(
  A_prev: NDArray,
  W: NDArray,
  b: NDArray,
  activation: 'sigmoid' | 'relu',
): [NDArray, [[NDArray, NDArray, NDArray], NDArray]] {
  const [Z, linear_cache] = linear_forward(A_prev, W, b);
  const [A, activation_cache] = activation === 'sigmoid' ? sigmoid(Z) : [np.minimum(relu(Z)[0], 1), Z];
  return [A, [linear_cache, activation_cache]];
}
