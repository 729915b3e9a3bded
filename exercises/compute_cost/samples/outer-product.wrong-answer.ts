// Transposes the left factor: an m x m matrix whose sum hides the mistake.
import type { NDArray } from 'np';
import * as np from 'np';

export function compute_cost(AL: NDArray, Y: NDArray): number {
  const ones = np.dot(Y.T, np.log(AL));
  const zeros = np.dot(np.subtract(1, Y).T, np.log(np.subtract(1, AL)));
  return -np.sum(np.add(ones, zeros)) / Y.shape[1];
}
