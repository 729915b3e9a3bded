// Adds 1e-8 inside the logarithms.
import type { NDArray } from 'np';
import * as np from 'np';

export function compute_cost(AL: NDArray, Y: NDArray): number {
  const epsilon = 1e-8;
  const ones = np.multiply(Y, np.log(np.add(AL, epsilon)));
  const zeros = np.multiply(np.subtract(1, Y), np.log(np.add(np.subtract(1, AL), epsilon)));
  return -np.sum(np.add(ones, zeros)) / Y.shape[1];
}
