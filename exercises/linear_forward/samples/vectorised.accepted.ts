// One line with methods.
import type { NDArray } from 'np';

export function linear_forward(A: NDArray, W: NDArray, b: NDArray): [NDArray, [NDArray, NDArray, NDArray]] {
  return [W.dot(A).add(b), [A, W, b]];
}
