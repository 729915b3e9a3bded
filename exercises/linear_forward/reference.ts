/** Owns the from-scratch reference of linear_forward. Must import nothing but np. */
import type { NDArray } from 'np';
import * as np from 'np';

/** Z = W A + b, (n[l], m), with the cache [A, W, b]. */
export function linear_forward(
  A: NDArray,
  W: NDArray,
  b: NDArray,
): [Z: NDArray, cache: [A: NDArray, W: NDArray, b: NDArray]] {
  const Z = np.add(np.dot(W, A), b);
  return [Z, [A, W, b]];
}
