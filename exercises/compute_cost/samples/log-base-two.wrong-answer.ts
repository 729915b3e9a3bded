// Uses the logarithm of base 2.
import type { NDArray } from 'np';
import * as np from 'np';

export function compute_cost(AL: NDArray, Y: NDArray): number {
  const log2 = (a: NDArray): NDArray => np.divide(np.log(a), Math.LN2);
  const losses = np.add(np.multiply(Y, log2(AL)), np.multiply(np.subtract(1, Y), log2(np.subtract(1, AL))));
  return -np.sum(losses) / Y.shape[1];
}
