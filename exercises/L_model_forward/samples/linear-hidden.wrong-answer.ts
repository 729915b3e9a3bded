// Passes on Z in the hidden layers.
import { linear_activation_forward } from 'course';
import type { NDArray } from 'np';

type Cache = [[NDArray, NDArray, NDArray], NDArray];

export function L_model_forward(X: NDArray, parameters: Record<string, NDArray>): [NDArray, Cache[]] {
  const L = Object.keys(parameters).length / 2;
  const caches: Cache[] = [];
  let A = X;
  for (let l = 1; l <= L; l++) {
    const activation = l === L ? 'sigmoid' : 'relu';
    const [next, cache] = linear_activation_forward(A, parameters[`W${l}`], parameters[`b${l}`], activation);
    caches.push(cache);
    A = l === L ? next : cache[1];
  }
  return [A, caches];
}
