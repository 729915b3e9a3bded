// Tries: leave the wrapper early by a return at the top of the file, which a module cannot have.
// Holds: a syntax error; or, as the function is complete before it, no effect.
import * as np from 'np';
import type { NDArray } from 'np';

export function linear_forward(A: NDArray, W: NDArray, b: NDArray) {
  return [np.add(np.dot(W, A), b), [A, W, b]];
}
return;
