// The total stands outside the function and is never reset.
import type { NDArray } from 'np';
import * as np from 'np';

let total = 0;

export function compute_cost(AL: NDArray, Y: NDArray): number {
  const losses = np.add(np.multiply(Y, np.log(AL)), np.multiply(np.subtract(1, Y), np.log(np.subtract(1, AL))));
  total += np.sum(losses);
  return -total / Y.shape[1];
}
