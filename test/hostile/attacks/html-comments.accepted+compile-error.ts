// Tries: comment the wrapper out by the old comments of scripts, which modules do not have.
// Holds: either a syntax error or an ordinary comment; the answer is honest.
import * as np from 'np';
import type { NDArray } from 'np';

export function linear_forward(A: NDArray, W: NDArray, b: NDArray) {
  const one = 1, two = { valueOf: () => 2 };
  let x = 3;
  if (one <!--x) return [np.add(np.dot(W, A), b), [A, W, b]];
  return [two, x];
}
