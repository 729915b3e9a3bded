// Tries: leave a rejected promise behind whose error has a message of 200 MB, which whoever reports it would copy.
// Holds: errors are cut inside the isolate by this way, too; the grader's memory is not touched.
// Score: partial
import * as np from 'np';
import type { NDArray } from 'np';

export function linear_forward(A: NDArray, W: NDArray, b: NDArray) {
  void Promise.reject(new Error('x'.repeat(200_000_000)));
  return [np.add(np.dot(W, A), b), [A, W, b]];
}
