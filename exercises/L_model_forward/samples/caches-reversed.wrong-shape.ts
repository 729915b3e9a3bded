// Puts each cache at the front of the list.
import { linear_activation_forward } from 'course';
import type { NDArray } from 'np';

type Cache = [[NDArray, NDArray, NDArray], NDArray];

export function L_model_forward(X: NDArray, parameters: Record<string, NDArray>): [NDArray, Cache[]] {
  const caches: Cache[] = [];
  const L = Object.keys(parameters).length / 2;
  let A = X;
  for (let l = 1; l <= L; l++) {
    const activation = l === L ? 'sigmoid' : 'relu';
    const [next, cache] = linear_activation_forward(A, parameters[`W${l}`], parameters[`b${l}`], activation);
    caches.unshift(cache);
    A = next;
  }
  return [A, caches];
}
