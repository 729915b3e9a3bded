// The formula with np functions.
import type { NDArray } from 'np';
import * as np from 'np';

export function compute_cost(AL: NDArray, Y: NDArray): number {
  const m = Y.shape[1];
  const positive = np.multiply(np.log(AL), Y);
  const negative = np.multiply(np.log(np.subtract(1, AL)), np.subtract(1, Y));
  return (-1 / m) * np.sum(np.add(positive, negative));
}
