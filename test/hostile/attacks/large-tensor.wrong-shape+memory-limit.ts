// Tries: return a tensor of 24 MB, which is within every budget, to keep the comparison and the report busy.
// Holds: shapes are compared before values; the report stays small.
import * as np from 'np';
import type { NDArray } from 'np';

export function linear_forward(A: NDArray, W: NDArray, b: NDArray) {
  return [np.full([1000, 3000], 1 / 3), [A, W, b]];
}
