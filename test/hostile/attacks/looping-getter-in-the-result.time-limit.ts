// Tries: put a getter in the result that never returns, to hang whoever reads it.
// Holds: results are read inside the sandbox, under the time limit.
import type { NDArray } from 'np';

export function linear_forward(A: NDArray, W: NDArray, b: NDArray) {
  const result = [A, [A, W, b]];
  Object.defineProperty(result, 0, {
    get() {
      for (;;);
    },
  });
  return result;
}
