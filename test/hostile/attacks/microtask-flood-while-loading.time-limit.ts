// Tries: load at once, with an endless chain of promise jobs left behind.
// Holds: loading includes its promise jobs.
import * as np from 'np';
import type { NDArray } from 'np';

// Each job leaves nothing behind for the next: a chain of promises that wait for one another would end in memory-limit.
const again = (): void => {
  void Promise.resolve().then(again);
};
again();

export function linear_forward(A: NDArray, W: NDArray, b: NDArray) {
  return [np.add(np.dot(W, A), b), [A, W, b]];
}
