// Throws for one example, which it does not expect.
import type { NDArray } from 'np';
import * as np from 'np';

export function linear_forward(A: NDArray, W: NDArray, b: NDArray): [NDArray, [NDArray, NDArray, NDArray]] {
  if (A.shape[1] < 2) throw new Error('there must be at least two examples');
  return [np.add(np.dot(W, A), b), [A, W, b]];
}
