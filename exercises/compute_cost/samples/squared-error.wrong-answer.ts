// Computes the mean squared error.
import type { NDArray } from 'np';
import * as np from 'np';

export function compute_cost(AL: NDArray, Y: NDArray): number {
  return np.sum(np.square(np.subtract(AL, Y))) / Y.shape[1];
}
