// Forgets to transpose: (1, m) times (1, m) does not align.
import type { NDArray } from 'np';
import * as np from 'np';

export function compute_cost(AL: NDArray, Y: NDArray): number {
  const ones = np.dot(Y, np.log(AL));
  const zeros = np.dot(np.subtract(1, Y), np.log(np.subtract(1, AL)));
  return -np.sum(np.add(ones, zeros)) / Y.shape[1];
}
