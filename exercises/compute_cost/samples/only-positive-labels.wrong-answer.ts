// The term of the labels 0 is missing.
import type { NDArray } from 'np';
import * as np from 'np';

export function compute_cost(AL: NDArray, Y: NDArray): number {
  return -np.sum(np.multiply(Y, np.log(AL))) / Y.shape[1];
}
