// Tries: change the inputs so that they agree with a cheap result.
// Holds: the expected values come from the inputs as they were; changed inputs fail by themselves.
import type { NDArray } from 'np';
import * as np from 'np';

export function linear_forward(A: NDArray, W: NDArray, b: NDArray) {
  A.imul(0);
  W.imul(0);
  b.imul(0);
  return [np.dot(W, A), [A, W, b]];
}
