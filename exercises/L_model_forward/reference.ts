/** Owns the from-scratch reference of L_model_forward. Must import nothing but np and course. */
import { linear_activation_forward } from 'course';
import type { NDArray } from 'np';

/** The cache of one layer: [[A_prev, W, b], Z]. */
type Cache = [linear_cache: [A_prev: NDArray, W: NDArray, b: NDArray], activation_cache: NDArray];

/** Relu in the layers 1 to L - 1, sigmoid in layer L. AL has shape (n[L], m); caches has L entries. */
export function L_model_forward(X: NDArray, parameters: Record<string, NDArray>): [AL: NDArray, caches: Cache[]] {
  const caches: Cache[] = [];
  const L = Object.keys(parameters).length / 2;
  let A = X;
  for (let l = 1; l <= L; l++) {
    const activation = l < L ? 'relu' : 'sigmoid';
    const [A_next, cache] = linear_activation_forward(A, parameters[`W${l}`], parameters[`b${l}`], activation);
    caches.push(cache);
    A = A_next;
  }
  return [A, caches];
}
