import { linear_activation_forward } from 'course';
import type { NDArray } from 'np';

/** The cache of one layer: [[A_prev, W, b], Z]. */
type Cache = [linear_cache: [A_prev: NDArray, W: NDArray, b: NDArray], activation_cache: NDArray];

/**
 * Forward pass of a network with L layers: relu in the layers 1 to L - 1, sigmoid in layer L.
 *
 * @param X input, (n[0], m)
 * @param parameters { W1, b1, ..., WL, bL }
 * @returns [AL, caches]: AL of shape (n[L], m), one cache per layer
 */
export function L_model_forward(X: NDArray, parameters: Record<string, NDArray>): [AL: NDArray, caches: Cache[]] {
  const caches: Cache[] = [];
  const L = Object.keys(parameters).length / 2;

  // Write your code here: relu for the layers 1 to L - 1, sigmoid for layer L; append each cache to caches.
  const AL = X;

  return [AL, caches];
}
