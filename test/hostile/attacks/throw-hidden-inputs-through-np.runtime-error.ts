// Tries: let np complain about a shape that spells the inputs, because np's own messages may be shown.
// Holds: hidden tests show no word of np's messages that student code can steer.
import * as np from 'np';
import type { NDArray } from 'np';

export function linear_forward(A: NDArray) {
  const code = 100_000 + (Math.floor(Math.abs(A.at(0, 0)) * 1e5) % 900_000);
  return np.reshape(A, [code, 7]);
}
