// Tries: return a tensor of 1,000 dimensions.
// Holds: np refuses it and says why; never the grader's failure.
import * as np from 'np';
import type { NDArray } from 'np';

export function linear_forward(A: NDArray, W: NDArray, b: NDArray) {
  return [np.zeros(Array(1_000).fill(1)), [A, W, b]];
}
