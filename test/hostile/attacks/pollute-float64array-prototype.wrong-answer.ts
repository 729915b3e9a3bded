// Tries: let every typed array read as zeros and copy as the wanted values.
// Holds: numbers are read one by one from np's own memory.
import * as np from 'np';
import type { NDArray } from 'np';

const TypedArray = Object.getPrototypeOf(Float64Array.prototype) as Record<PropertyKey, unknown>;
for (const name of ['set', 'slice', 'subarray', 'every', 'some', 'map', 'fill', 'join', 'at', 'values', 'toString'])
  Reflect.defineProperty(TypedArray, name, { value: () => new Float64Array(1), configurable: true });
for (const name of ['length', 'byteLength', 'byteOffset', 'buffer'])
  Reflect.defineProperty(TypedArray, name, { get: () => 0, configurable: true });
Reflect.defineProperty(TypedArray, Symbol.iterator, { value: function* () {}, configurable: true });

export function linear_forward(A: NDArray, W: NDArray, b: NDArray) {
  return [np.multiply(np.dot(W, A), 0), [A, W, b]];
}
