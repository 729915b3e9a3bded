// Adds the first bias to every unit.
import type { NDArray } from 'np';
import * as np from 'np';

export function linear_forward(A: NDArray, W: NDArray, b: NDArray): [NDArray, [NDArray, NDArray, NDArray]] {
  const Z = np.add(np.dot(W, A), b.at(0, 0));
  return [Z, [A, W, b]];
}
