// Tries: overflow the stack.
// Holds: an ordinary runtime error; the stack of the grader is not touched.
import type { NDArray } from 'np';

export function linear_forward(A: NDArray, W: NDArray, b: NDArray): unknown {
  return [linear_forward(A, W, b)];
}
