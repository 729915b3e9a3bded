// Tries: export a proxy that hangs when it is called.
// Holds: the call is under the time limit, whatever is called.
import type { NDArray } from 'np';

const target = (A: NDArray, W: NDArray, b: NDArray) => [A, [A, W, b]];
export const linear_forward = new Proxy(target, {
  apply() {
    for (;;);
  },
});
