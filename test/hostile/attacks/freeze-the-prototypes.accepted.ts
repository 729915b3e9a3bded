// Tries: freeze everything that the harness might want to change later.
// Holds: it changes nothing of the language's; the next tests run as usual.
import * as np from 'np';
import type { NDArray } from 'np';

for (const name of Object.getOwnPropertyNames(globalThis)) {
  const value = (globalThis as Record<string, unknown>)[name] as { prototype?: object } | undefined;
  if (typeof value === 'function') Object.freeze(value.prototype);
  if (typeof value === 'function' || typeof value === 'object') Object.freeze(value);
}

export function linear_forward(A: NDArray, W: NDArray, b: NDArray) {
  return [np.add(np.dot(W, A), b), [A, W, b]];
}
