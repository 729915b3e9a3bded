// Takes the absolute value for relu.
import { linear_forward } from 'course';
import { sigmoid } from 'dnn_utils';
import type { NDArray } from 'np';
import * as np from 'np';

export function linear_activation_forward(
  A_prev: NDArray,
  W: NDArray,
  b: NDArray,
  activation: 'sigmoid' | 'relu',
): [NDArray, [[NDArray, NDArray, NDArray], NDArray]] {
  const [Z, linear_cache] = linear_forward(A_prev, W, b);
  const A = activation === 'sigmoid' ? sigmoid(Z)[0] : np.abs(Z);
  return [A, [linear_cache, Z]];
}
