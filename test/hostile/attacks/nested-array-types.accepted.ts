// Tries: overflow the type checker by a type of 20,000 dimensions.
// Holds: the type check gives up by itself; the tests run, and types alone cost no points.
import * as np from 'np';
import type { NDArray } from 'np';

export type Deep = number⟪[]*20000⟫;
export function linear_forward(A: NDArray, W: NDArray, b: NDArray) {
  return [np.add(np.dot(W, A), b), [A, W, b]];
}
