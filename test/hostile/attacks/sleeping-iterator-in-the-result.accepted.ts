// Tries: give the result an iterator that never ends, to hang whoever spreads it.
// Holds: results are read by index; iterators of students are never called. The values are right.
import * as np from 'np';
import type { NDArray } from 'np';

export function linear_forward(A: NDArray, W: NDArray, b: NDArray) {
  const result: unknown[] = [np.add(np.dot(W, A), b), [A, W, b]];
  result[Symbol.iterator] = function* () {
    for (;;) yield A;
  } as never;
  return result;
}
