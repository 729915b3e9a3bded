import type { NDArray } from 'np';
import * as np from 'np';

/**
 * Cross-entropy cost of sigmoid outputs.
 *
 * @param AL probabilities, (n[L], m)
 * @param Y labels 0 or 1, (n[L], m)
 * @returns the cost, a number
 */
export function compute_cost(AL: NDArray, Y: NDArray): number {
  const m = Y.shape[1];

  // Write your code here: compute the cost with np.log and np.sum instead of NaN.
  const cost = Number.NaN;

  return cost;
}
