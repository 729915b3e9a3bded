// Tries: return an object that is only iterable and sleeps between its items.
// Holds: iterables are not read; only arrays are.
import type { NDArray } from 'np';

export function linear_forward(A: NDArray) {
  return {
    *[Symbol.iterator]() {
      for (;;) {
        const end = Date.now() + 10_000;
        while (Date.now() < end);
        yield A;
      }
    },
  };
}
