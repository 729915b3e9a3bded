// Tries: overflow the type checker by generics within generics, whose brackets nobody counts.
// Holds: the type check gives up by itself; the tests run, or the nesting is refused.
import * as np from 'np';
import type { NDArray } from 'np';

export type Deep = ⟪Array<*8000⟫number⟪>*8000⟫;
export function linear_forward(A: NDArray, W: NDArray, b: NDArray) {
  return [np.add(np.dot(W, A), b), [A, W, b]];
}
