// Tries: hang in the first test, and export nothing when the file is loaded again, so that the grader itself fails on the rest.
// Holds: tests that are not reached have a verdict of the student's, never the grader's failure.
import type { NDArray } from 'np';

const born = Date.now() % 2 === 0;

function hang(_A: NDArray) {
  for (;;);
}

export const linear_forward = born ? hang : (undefined as unknown as typeof hang);
