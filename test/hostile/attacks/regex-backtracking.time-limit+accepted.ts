// Tries: catastrophic backtracking before the honest answer.
// Holds: the engine without backtracking answers at once where this V8 has it (accepted); otherwise the time limit holds.
import * as np from 'np';
import type { NDArray } from 'np';

export function linear_forward(A: NDArray, W: NDArray, b: NDArray) {
  /^(a+)+$/.test(`${'a'.repeat(60)}b`);
  return [np.add(np.dot(W, A), b), [A, W, b]];
}
