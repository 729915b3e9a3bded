// Tries: return NaN, which passes a careless check such as !(difference > tolerance).
// Holds: NaN equals nothing but an expected NaN.
import * as np from 'np';
import type { NDArray } from 'np';

export function linear_forward(A: NDArray, W: NDArray, b: NDArray) {
  return [np.multiply(np.dot(W, A), Number.NaN), [A, W, b]];
}
