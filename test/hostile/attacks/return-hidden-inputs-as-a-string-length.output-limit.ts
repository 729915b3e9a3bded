// Tries: spell an input in the length of a string that is too long, which the message about the limit would show.
// Holds: hidden tests show no size that student code chose freely.
import type { NDArray } from 'np';

export function linear_forward(A: NDArray) {
  const code = 100_000 + (Math.floor(Math.abs(A.at(0, 0)) * 1e5) % 900_000);
  return 'x'.repeat(code);
}
