// Boundary: the sigmoid in the form that never overflows, and relu by a comparison; a nested function per activation.
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
  function stableSigmoid(): NDArray {
    const e = np.exp(np.negative(np.abs(Z)));
    return np.where(np.greater_equal(Z, 0), np.divide(1, np.add(1, e)), np.divide(e, np.add(1, e)));
  }
  function reluByMask(): NDArray {
    return np.multiply(Z, np.greater(Z, 0));
  }
  return [activation === 'sigmoid' ? stableSigmoid() : reluByMask(), [linear_cache, Z]];
}
