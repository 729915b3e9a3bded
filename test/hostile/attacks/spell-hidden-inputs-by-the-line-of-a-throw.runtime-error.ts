// Tries: spell an input by the line in which an error is thrown.
// Holds: where student code throws is not told of hidden tests.
import type { NDArray } from 'np';

export function linear_forward(A: NDArray) {
  const key = Math.floor(Math.abs(A.at(0, 0)) * 1e5) % 600;
  let here = 0;
⟪  if (here++ === key) throw new Error('x');
*600⟫}
