// Tries: return an empty tensor with a dimension of 10^300, which is no safe integer.
// Holds: np refuses the size, or it is the student's wrong shape; never the grader's failure.
import * as np from 'np';
import type { NDArray } from 'np';

export function linear_forward(A: NDArray, W: NDArray, b: NDArray) {
  return [np.zeros([0, 1e300]), [A, W, b]];
}
