// Calls the parameter activation as if it were a function.
import { linear_forward } from 'course';
import type { NDArray } from 'np';

export function linear_activation_forward(
  A_prev: NDArray,
  W: NDArray,
  b: NDArray,
  activation: (Z: NDArray) => NDArray,
): [NDArray, [[NDArray, NDArray, NDArray], NDArray]] {
  const [Z, linear_cache] = linear_forward(A_prev, W, b);
  return [activation(Z), [linear_cache, Z]];
}
