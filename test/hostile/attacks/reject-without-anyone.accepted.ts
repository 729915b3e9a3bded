// Tries: leave rejected promises behind, which end a Node process by default.
// Holds: they stay inside the isolate; the result counts as usual.
import * as np from 'np';
import type { NDArray } from 'np';

void Promise.reject(new Error('nobody catches this'));

export function linear_forward(A: NDArray, W: NDArray, b: NDArray) {
  for (let i = 0; i < 1_000; i++) void Promise.reject(new Error('nor this'));
  return [np.add(np.dot(W, A), b), [A, W, b]];
}
