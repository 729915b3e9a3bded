// Tries: import for the side effect, without a name.
// Holds: every form of import is checked.
import 'node:process';
import * as np from 'np';
import type { NDArray } from 'np';

export function linear_forward(A: NDArray, W: NDArray, b: NDArray) {
  return [np.add(np.dot(W, A), b), [A, W, b]];
}
