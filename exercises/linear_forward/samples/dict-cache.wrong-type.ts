// The cache is a dict.
import type { NDArray } from 'np';
import * as np from 'np';

export function linear_forward(A: NDArray, W: NDArray, b: NDArray): [NDArray, Record<string, NDArray>] {
  const Z = np.add(np.dot(W, A), b);
  return [Z, { A, W, b }];
}
