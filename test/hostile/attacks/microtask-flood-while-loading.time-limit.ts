// Tries: load at once, with an endless chain of promise jobs left behind.
// Holds: loading includes its promise jobs.
import * as np from 'np';
import type { NDArray } from 'np';

const again = (): Promise<void> => Promise.resolve().then(again);
void again();

export function linear_forward(A: NDArray, W: NDArray, b: NDArray) {
  return [np.add(np.dot(W, A), b), [A, W, b]];
}
