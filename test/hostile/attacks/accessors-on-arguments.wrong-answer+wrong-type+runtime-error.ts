// exercise: compute_cost
// Tries: replace the methods of an argument object by accessors that spell its numbers, in the hope that messages print it.
// Holds: arguments are printed from the grader's own copy.
import * as np from 'np';
import type { NDArray } from 'np';

export function compute_cost(AL: NDArray, Y: NDArray) {
  Object.defineProperty(AL, 'toString', { value: () => JSON.stringify(Y.toArray()) });
  Object.defineProperty(AL, 'shape', { get: () => AL.toArray() });
  return np.sum(AL) + 1;
}
