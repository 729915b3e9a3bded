// Returns the linear part of the output layer.
import { linear_activation_forward } from 'course';
import type { NDArray } from 'np';

type Cache = [[NDArray, NDArray, NDArray], NDArray];

export function L_model_forward(X: NDArray, parameters: Record<string, NDArray>): [NDArray, Cache[]] {
  const caches: Cache[] = [];
  const L = Object.keys(parameters).length / 2;
  let A = X;
  for (let l = 1; l <= L; l++) {
    const [next, cache] = linear_activation_forward(A, parameters[`W${l}`], parameters[`b${l}`], 'relu');
    caches.push(cache);
    A = next;
  }
  return [caches[L - 1][1], caches];
}
