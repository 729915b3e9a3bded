// Tries: write JSON, huge sizes and negative sizes into the shape of a real array, to break out of the reply's text.
// Holds: shapes cannot be written from outside, or are copies; no grader error, no forged node.
import * as np from 'np';
import type { NDArray } from 'np';

export function linear_forward(A: NDArray, W: NDArray, b: NDArray) {
  const Z = np.multiply(np.dot(W, A), 0);
  const shape = Z.shape as unknown as unknown[];
  shape[0] = '1],"offset":0},{"kind":"number","offset":0}],"inputs":[]},"x":[';
  shape[1] = -1;
  shape.push(2 ** 40);
  return [Z, [A, W, b]];
}
