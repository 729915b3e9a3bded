// Tries: leave rejected promises behind, which end a Node process by default.
// Holds: the process lives; the rejection is the student's error where the engine reports it before the answer is out.
// Score: partial
import * as np from 'np';
import type { NDArray } from 'np';

export function linear_forward(A: NDArray, W: NDArray, b: NDArray) {
  for (let i = 0; i < 1_000; i++) void Promise.reject(new Error('nobody catches this'));
  return [np.add(np.dot(W, A), b), [A, W, b]];
}
