// Tries: compute the right result, then spoil the inputs for the next call.
// Holds: inputs must come back as they went in.
import * as np from 'np';
import type { NDArray } from 'np';

export function linear_forward(A: NDArray, W: NDArray, b: NDArray) {
  const result = [np.add(np.dot(W, A), b), [A.copy(), W.copy(), b.copy()]];
  A.iadd(1);
  return result;
}
