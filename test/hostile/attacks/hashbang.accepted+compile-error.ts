#!/usr/bin/env node
// Tries: begin the file with a line that is no code once it stands inside a wrapper.
// Holds: the line is taken away, or refused as the student's syntax error; it is not a failure at run time.
import * as np from 'np';
import type { NDArray } from 'np';

export function linear_forward(A: NDArray, W: NDArray, b: NDArray) {
  return [np.add(np.dot(W, A), b), [A, W, b]];
}
