// Tries: pull files into the type check by directives: the password file, the reference, another student's file.
// Holds: the type check sees its own declarations only; nothing of these files appears in the report.
/// <reference path="/etc/passwd" />
/// <reference path="../../exercises/linear_forward/reference.ts" />
/// <reference path="../compute_cost/submission.ts" />
/// <reference types="node" />
/// <reference lib="dom" />
import * as np from 'np';
import type { NDArray } from 'np';

export function linear_forward(A: NDArray, W: NDArray, b: NDArray) {
  return [np.add(np.dot(W, A), b), [A, W, b]];
}
