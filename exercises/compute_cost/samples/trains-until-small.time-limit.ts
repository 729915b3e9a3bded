// Waits in a loop until the cost is small, which it never becomes for a bad prediction.
import type { NDArray } from 'np';
import * as np from 'np';

export function compute_cost(AL: NDArray, Y: NDArray): number {
  let cost = Number.POSITIVE_INFINITY;
  do {
    const losses = np.add(np.multiply(Y, np.log(AL)), np.multiply(np.subtract(1, Y), np.log(np.subtract(1, AL))));
    cost = -np.sum(losses) / Y.shape[1];
  } while (cost > 4);
  return cost;
}
