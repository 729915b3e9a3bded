// A line ends in the middle of an expression.
import type { NDArray } from 'np';
import * as np from 'np';

export function compute_cost(AL: NDArray, Y: NDArray): number {
  const m = Y.shape[1];
  return -np.sum(np.multiply(Y, np.log(AL)) / ;
}
