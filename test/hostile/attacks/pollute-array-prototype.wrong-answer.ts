// Tries: replace the methods that a comparison might use, so that every comparison succeeds.
// Holds: the comparison happens elsewhere, on plain data; zeros stay wrong.
import * as np from 'np';
import type { NDArray } from 'np';

const always = () => true;
for (const name of ['every', 'some', 'includes', 'filter', 'map', 'forEach', 'push', 'slice', 'join', 'entries'])
  Reflect.defineProperty(Array.prototype, name, { value: always, writable: true, configurable: true });
Reflect.defineProperty(Array.prototype, Symbol.iterator, { value: function* () {}, configurable: true });

export function linear_forward(A: NDArray, W: NDArray, b: NDArray) {
  return [np.zeros([W.shape[0] ?? 1, A.shape[1] ?? 1]), [A, W, b]];
}
