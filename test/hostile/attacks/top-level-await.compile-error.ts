// Tries: suspend the file while it loads.
// Holds: refused with the line; a submission has nothing to wait for.
import * as np from 'np';
import type { NDArray } from 'np';

await new Promise(() => {});

export function linear_forward(A: NDArray, W: NDArray, b: NDArray) {
  return [np.add(np.dot(W, A), b), [A, W, b]];
}
