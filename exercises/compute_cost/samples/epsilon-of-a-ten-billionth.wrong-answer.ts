// Adds an epsilon of 1e-10 inside the logarithms.
import type { NDArray } from 'np';
import * as np from 'np';

export function compute_cost(AL: NDArray, Y: NDArray): number {
  const m = Y.shape[1];
  const ones = np.multiply(Y, np.log(np.add(AL, 1e-10)));
  const zeros = np.multiply(np.subtract(1, Y), np.log(np.add(np.subtract(1, AL), 1e-10)));
  return -np.sum(np.add(ones, zeros)) / m;
}
