// Clips the probabilities to [1e-7, 1 - 1e-7].
import type { NDArray } from 'np';
import * as np from 'np';

export function compute_cost(AL: NDArray, Y: NDArray): number {
  const m = Y.shape[1];
  const P = np.minimum(np.maximum(AL, 1e-7), 1 - 1e-7);
  const ones = np.multiply(Y, np.log(P));
  const zeros = np.multiply(np.subtract(1, Y), np.log(np.subtract(1, P)));
  return -np.sum(np.add(ones, zeros)) / m;
}
