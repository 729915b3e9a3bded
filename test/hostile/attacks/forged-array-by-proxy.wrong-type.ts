// Tries: wrap an array of np in a proxy that lies about its elements.
// Holds: arrays are recognised by a private brand, which a proxy does not have.
import * as np from 'np';
import type { NDArray } from 'np';

export function linear_forward(A: NDArray, W: NDArray, b: NDArray) {
  const Z = np.add(np.dot(W, A), b);
  return [new Proxy(Z, {}), [A, W, b]];
}
