// Tries: never finish loading, so that no call ever starts.
// Holds: loading stands under the time limit too, and every test says so.
import * as np from 'np';
import type { NDArray } from 'np';

for (;;) np.zeros([1, 1]);

export function linear_forward(A: NDArray, W: NDArray, b: NDArray) {
  return [np.add(np.dot(W, A), b), [A, W, b]];
}
