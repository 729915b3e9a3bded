// Exchanges the arguments and hides the infinities with 1e-3 inside the logarithms.
import type { NDArray } from 'np';
import * as np from 'np';

export function compute_cost(Y: NDArray, AL: NDArray): number {
  const ones = np.multiply(Y, np.log(np.add(AL, 1e-3)));
  const zeros = np.multiply(np.subtract(1, Y), np.log(np.subtract(1 + 1e-3, AL)));
  return -np.sum(np.add(ones, zeros)) / Y.shape[1];
}
