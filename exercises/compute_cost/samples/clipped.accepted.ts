// Boundary: clips the probabilities to [1e-15, 1 - 1e-15], which changes nothing unless they are 0 or 1.
import type { NDArray } from 'np';
import * as np from 'np';

export function compute_cost(AL: NDArray, Y: NDArray): number {
  const A = np.minimum(np.maximum(AL, 1e-15), 1 - 1e-15);
  const losses = np.add(np.multiply(Y, np.log(A)), np.multiply(np.subtract(1, Y), np.log(np.subtract(1, A))));
  return losses.sum() / -Y.shape[1];
}
