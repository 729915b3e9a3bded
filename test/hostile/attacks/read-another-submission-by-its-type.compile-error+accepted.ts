// Tries: name the file of the previous student in a type, so that a type error spells what it contains.
// Holds: no other submission is among the files of a type check.
import * as np from 'np';
import type { NDArray } from 'np';

type Other = typeof import('../compute_cost/submission');
const spelled: Other = 0;
const ticket: Other['ticket'] = 0;

export function linear_forward(A: NDArray, W: NDArray, b: NDArray) {
  console.log(spelled, ticket);
  return [np.add(np.dot(W, A), b), [A, W, b]];
}
