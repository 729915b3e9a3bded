// Rearranged: sigmoid(Z) = (1 + tanh(Z / 2)) / 2 and relu(Z) = (Z + |Z|) / 2.
import { linear_forward } from 'course';
import type { NDArray } from 'np';
import * as np from 'np';

export function linear_activation_forward(
  A_prev: NDArray,
  W: NDArray,
  b: NDArray,
  activation: 'sigmoid' | 'relu',
): [NDArray, [[NDArray, NDArray, NDArray], NDArray]] {
  const [Z, linear_cache] = linear_forward(A_prev, W, b);
  if (activation === 'sigmoid') return [np.tanh(Z.divide(2)).add(1).divide(2), [linear_cache, Z]];
  return [np.add(Z, np.abs(Z)).divide(2), [linear_cache, Z]];
}
