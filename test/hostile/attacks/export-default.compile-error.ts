// Tries: export the function as the default only.
// Holds: the required name is missing; the message names it.
import * as np from 'np';
import type { NDArray } from 'np';

export default function (A: NDArray, W: NDArray, b: NDArray) {
  return [np.add(np.dot(W, A), b), [A, W, b]];
}
