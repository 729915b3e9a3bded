// Divides by 2 m.
import type { NDArray } from 'np';
import * as np from 'np';

export function compute_cost(AL: NDArray, Y: NDArray): number {
  const m = Y.shape[1];
  const ones = np.multiply(Y, np.log(AL));
  const zeros = np.multiply(np.subtract(1, Y), np.log(np.subtract(1, AL)));
  return -np.sum(np.add(ones, zeros)) / (2 * m);
}
