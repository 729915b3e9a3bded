// Tries: return an empty tensor with 2^50 rows of no columns: it costs nothing to make, but whoever prints it row by row never ends.
// Holds: printing depends on what there is to show, not on the sizes that a shape claims.
import * as np from 'np';
import type { NDArray } from 'np';

export function linear_forward(A: NDArray, W: NDArray, b: NDArray) {
  return [np.zeros([2 ** 50, 0]), [A, W, np.zeros([2 ** 20, 2 ** 20, 0])]];
}
