// Tries: fill the report with thousands of type errors that each print a long type.
// Holds: diagnostics are bounded in number and length, and cost no points; the answer is honest.
import * as np from 'np';
import type { NDArray } from 'np';

const long = { '⟪k*2000⟫': 1 } as const;
export function linear_forward(A: NDArray, W: NDArray, b: NDArray) {
  return [np.add(np.dot(W, A), b), [A, W, b]];
}
⟪{ const _: never = long; }
*1500⟫
