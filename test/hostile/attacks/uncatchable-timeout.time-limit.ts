// Tries: swallow the timeout with catch and finally, and go on.
// Holds: the end of the time cannot be caught.
import type { NDArray } from 'np';

function spin(): void {
  try {
    for (;;);
  } catch {
    spin();
  } finally {
    spin();
  }
}

export function linear_forward(A: NDArray, W: NDArray, b: NDArray) {
  for (;;) spin();
}
