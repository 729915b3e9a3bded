// Tries: import a module of Node at run time.
// Holds: the import is refused by name before anything runs.
import * as np from 'np';
import type { NDArray } from 'np';

void import('fs').then((fs) => console.log(Object.keys(fs)));

export function linear_forward(A: NDArray, W: NDArray, b: NDArray) {
  return [np.add(np.dot(W, A), b), [A, W, b]];
}
