// Tries: let the compiler write far more code than the file has.
// Holds: the program is bounded by what it may run; the answer is honest.
import * as np from 'np';
import type { NDArray } from 'np';

⟪enum E { a = 1, b = a << 2, c = 'x'.length, d }
*900⟫
export function linear_forward(A: NDArray, W: NDArray, b: NDArray) {
  return [np.add(np.dot(W, A), b), [A, W, b]];
}
