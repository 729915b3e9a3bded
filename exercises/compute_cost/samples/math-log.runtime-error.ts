// Calls a method that arrays do not have.
import type { NDArray } from 'np';
import * as np from 'np';

export function compute_cost(AL: NDArray, Y: NDArray): number {
  return -np.sum(np.multiply(Y, AL.log())) / Y.shape[1];
}
