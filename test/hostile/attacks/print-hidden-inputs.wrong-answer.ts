// Tries: remember all inputs seen so far and print them in every test, so that a visible one shows hidden ones.
// Holds: no number of a hidden test appears in the report.
import * as np from 'np';
import type { NDArray } from 'np';

let stash = '';

export function linear_forward(A: NDArray, W: NDArray, b: NDArray) {
  for (const input of [A, W, b]) stash += `${JSON.stringify(input.toArray())}\n`;
  console.log(stash);
  return [np.multiply(np.dot(W, A), 0), [A, W, b]];
}
