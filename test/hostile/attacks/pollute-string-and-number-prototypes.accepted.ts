// Tries: break the methods of strings, numbers, symbols and regular expressions for whoever reads the result.
// Holds: the result counts as usual.
import * as np from 'np';
import type { NDArray } from 'np';

export function linear_forward(A: NDArray, W: NDArray, b: NDArray) {
  const Z = np.add(np.dot(W, A), b);
  for (const prototype of [String, Number, Boolean, BigInt, Symbol, RegExp].map((type) => type.prototype))
    for (const name of Reflect.ownKeys(prototype))
      if (name !== 'constructor')
        Reflect.defineProperty(prototype, name, { value: () => 'broken', configurable: true, writable: true });
  return [Z, [A, W, b]];
}
