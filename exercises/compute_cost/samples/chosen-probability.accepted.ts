// Rearranged: first the probability of the right label, then one logarithm; mean of the sums over the units.
import type { NDArray } from 'np';
import * as np from 'np';

export function compute_cost(AL: NDArray, Y: NDArray): number {
  const given = np.where(np.equal(Y, 1), AL, np.subtract(1, AL));
  return -np.mean(np.sum(np.log(given), { axis: 0 }));
}
