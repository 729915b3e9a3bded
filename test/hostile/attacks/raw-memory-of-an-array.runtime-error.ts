// Tries: get hold of np's own memory through the class of an array, to read and write it uncounted and unchecked.
// Holds: np's internal doors are not on anything that students can reach, so there is nothing to call.
import type { NDArray } from 'np';

type Internals = { raw(array: NDArray): { data: Float64Array; shape: number[] } };

export function linear_forward(A: NDArray, W: NDArray, b: NDArray) {
  const { data } = (A.constructor as unknown as Internals).raw(A);
  data[0] = 7;
  return [A, [A, W, b]];
}
