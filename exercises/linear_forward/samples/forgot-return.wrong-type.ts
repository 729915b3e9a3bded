// Computes everything and returns nothing.
import type { NDArray } from 'np';
import * as np from 'np';

export function linear_forward(A: NDArray, W: NDArray, b: NDArray) {
  const Z = np.add(np.dot(W, A), b);
  const cache = [A, W, b];
  console.log(Z, cache);
}
