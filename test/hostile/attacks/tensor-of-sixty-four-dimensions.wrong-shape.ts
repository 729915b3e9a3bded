// Tries: return a tensor of 64 dimensions, the most that np makes, which the grader's own checks of a reply may take for a forgery.
// Holds: a result that np can make is the student's wrong shape, never the grader's failure.
import * as np from 'np';
import type { NDArray } from 'np';

export function linear_forward(A: NDArray, W: NDArray, b: NDArray) {
  return [np.zeros(Array(64).fill(1)), [A, W, b]];
}
