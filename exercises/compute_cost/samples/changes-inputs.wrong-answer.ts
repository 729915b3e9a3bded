// The right cost, but computed in place: AL and Y hold 1 - AL and 1 - Y afterwards.
import type { NDArray } from 'np';
import * as np from 'np';

export function compute_cost(AL: NDArray, Y: NDArray): number {
  let total = np.sum(np.multiply(Y, np.log(AL)));
  AL.imul(-1).iadd(1);
  Y.imul(-1).iadd(1);
  total += np.sum(np.multiply(Y, np.log(AL)));
  return -total / Y.shape[1];
}
