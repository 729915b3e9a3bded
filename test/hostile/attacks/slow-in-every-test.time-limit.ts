// Tries: stay just below the limit in every test, so that a submission takes as long as all tests together.
// Holds: the submission has a budget of its own; tests that were graded before it ran out keep their points.
// Score: partial
import * as np from 'np';
import type { NDArray } from 'np';

export function linear_forward(A: NDArray, W: NDArray, b: NDArray) {
  const end = Date.now() + 400;
  while (Date.now() < end);
  return [np.add(np.dot(W, A), b), [A, W, b]];
}
