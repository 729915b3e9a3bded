// Tries: spoil the result of the call before, to make an earlier answer look different.
// Holds: a result is copied when it is returned.
import * as np from 'np';
import type { NDArray } from 'np';

let earlier: NDArray | undefined;

export function linear_forward(A: NDArray, W: NDArray, b: NDArray) {
  earlier?.imul(0);
  const Z = np.add(np.dot(W, A), b);
  earlier = Z;
  return [Z, [A, W, b]];
}
