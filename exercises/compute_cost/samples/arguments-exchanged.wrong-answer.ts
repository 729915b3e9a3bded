// Takes the first parameter for the labels.
import type { NDArray } from 'np';
import * as np from 'np';

export function compute_cost(Y: NDArray, AL: NDArray): number {
  const losses = np.add(np.multiply(Y, np.log(AL)), np.multiply(np.subtract(1, Y), np.log(np.subtract(1, AL))));
  return -np.sum(losses) / Y.shape[1];
}
