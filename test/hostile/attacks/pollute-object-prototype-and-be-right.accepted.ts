// Tries: setters on Object.prototype that throw for every name the harness could use, and a then for every object.
// Holds: the next test's arguments arrive whole, and the result counts as usual.
import * as np from 'np';
import type { NDArray } from 'np';

export function linear_forward(A: NDArray, W: NDArray, b: NDArray) {
  const Z = np.add(np.dot(W, A), b);
  for (const name of ['then', 'root', 'data', 'kind', 'items', 'keys', 'offset', 'name', 'index', 'log', 'message'])
    Reflect.defineProperty(Object.prototype, name, {
      get: () => undefined,
      set() {
        throw new Error('broken');
      },
      configurable: true,
    });
  return [Z, [A, W, b]];
}
