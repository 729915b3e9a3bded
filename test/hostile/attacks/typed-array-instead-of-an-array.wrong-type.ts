// Tries: return the numbers in a Float64Array and a Float32Array.
// Holds: only arrays of np are arrays of the course.
import type { NDArray } from 'np';

export function linear_forward(A: NDArray, W: NDArray, b: NDArray) {
  return [new Float64Array(2), [A, new Float32Array(2), b]];
}
