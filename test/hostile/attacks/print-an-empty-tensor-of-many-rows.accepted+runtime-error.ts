// Tries: print an empty tensor with 2^50 rows on the console.
// Holds: printing depends on what there is to show, not on the sizes that a shape claims; the answer is honest.
import * as np from 'np';
import type { NDArray } from 'np';

export function linear_forward(A: NDArray, W: NDArray, b: NDArray) {
  console.log(np.zeros([2 ** 50, 0]));
  return [np.add(np.dot(W, A), b), [A, W, b]];
}
