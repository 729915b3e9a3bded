// Tries: redeclare the types of np, of the course and of the globals for all files that are checked later.
// Holds: declarations of one submission are gone with it; the next one is checked against the real types.
import * as np from 'np';
import type { NDArray } from 'np';

declare module 'np' {
  export function dot(a: 'nothing', b: 'nothing'): 'nothing';
}
declare global {
  interface Array<T> {
    poisoned: T;
  }
  interface Number {
    poisoned: true;
  }
}

export function linear_forward(A: NDArray, W: NDArray, b: NDArray) {
  return [np.add(np.dot(W, A), b), [A, W, b]];
}
