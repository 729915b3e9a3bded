// Tries: let the compiler write a long constant at each of thousands of places.
// Holds: the compiler has a memory limit of its own, and a program a largest size.
import * as np from 'np';
import type { NDArray } from 'np';

const enum E { a = "⟪x*20000⟫" }
export const all = [⟪E.a,*5000⟫];
export function linear_forward(A: NDArray, W: NDArray, b: NDArray) {
  return [np.add(np.dot(W, A), b), [A, W, b]];
}
