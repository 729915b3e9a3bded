// Sets negative entries of Z itself to 0, so that the cache is lost: A and Z are the same array.
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
  if (activation === 'sigmoid') return [sigmoid(Z)[0], [linear_cache, Z]];
  const A = Z;
  A.imul(np.greater(A, 0));
  return [A, [linear_cache, Z]];
}
