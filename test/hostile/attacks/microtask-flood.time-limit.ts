// Tries: return the right result and leave behind an endless chain of promise jobs.
// Holds: what a call leaves behind runs under the same limit as the call.
import * as np from 'np';
import type { NDArray } from 'np';

async function flood(): Promise<void> {
  for (;;) await undefined;
}

export function linear_forward(A: NDArray, W: NDArray, b: NDArray) {
  void flood();
  return [np.add(np.dot(W, A), b), [A, W, b]];
}
