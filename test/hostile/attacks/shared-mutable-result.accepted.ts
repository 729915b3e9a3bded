// Tries: return the same array object from every call, refilled each time.
// Holds: a result is copied when it is returned, so each call counts by what it returned then.
import * as np from 'np';
import type { NDArray } from 'np';

const shared: unknown[] = [];

export function linear_forward(A: NDArray, W: NDArray, b: NDArray) {
  shared.length = 0;
  shared.push(np.add(np.dot(W, A), b), [A, W, b]);
  return shared;
}
