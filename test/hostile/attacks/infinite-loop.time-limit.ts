// Tries: never return.
// Holds: each call ends at the time limit.
import type { NDArray } from 'np';

export function linear_forward(A: NDArray, W: NDArray, b: NDArray) {
  let turns = 0;
  while (turns >= 0) turns += 1;
  return [A, [A, W, b]];
}
