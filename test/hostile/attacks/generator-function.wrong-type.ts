// Tries: hand out results lazily.
// Holds: a generator is not a result and is never stepped.
import * as np from 'np';
import type { NDArray } from 'np';

export function* linear_forward(A: NDArray, W: NDArray, b: NDArray) {
  yield np.add(np.dot(W, A), b);
  for (;;) yield [A, W, b];
}
