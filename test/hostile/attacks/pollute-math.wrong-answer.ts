// Tries: make every difference zero: Math.abs = () => 0, Number.isNaN and friends to match.
// Holds: differences are taken outside the sandbox.
import * as np from 'np';
import type { NDArray } from 'np';

Math.abs = () => 0;
Math.max = () => 0;
Math.min = () => 0;
Number.isFinite = () => true;
Number.isNaN = () => false;
Number.isInteger = () => true;
Object.is = () => true;

export function linear_forward(A: NDArray, W: NDArray, b: NDArray) {
  return [np.multiply(np.dot(W, A), 0), [A, W, b]];
}
