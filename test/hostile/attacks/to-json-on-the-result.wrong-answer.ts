// Tries: give a wrong result a toJSON that shows the right one.
// Holds: toJSON is never called.
import * as np from 'np';
import type { NDArray } from 'np';

export function linear_forward(A: NDArray, W: NDArray, b: NDArray) {
  const right = [np.add(np.dot(W, A), b), [A, W, b]];
  const wrong = [np.multiply(np.dot(W, A), 0), [A, W, b]];
  return Object.assign(wrong, { toJSON: () => right, valueOf: () => right });
}
