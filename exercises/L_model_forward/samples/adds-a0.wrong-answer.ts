// The right result, but X is stored in the caller's parameters.
import { linear_activation_forward } from 'course';
import type { NDArray } from 'np';

type Cache = [[NDArray, NDArray, NDArray], NDArray];

export function L_model_forward(X: NDArray, parameters: Record<string, NDArray>): [NDArray, Cache[]] {
  const caches: Cache[] = [];
  const L = Math.floor(Object.keys(parameters).length / 2);
  parameters.A0 = X;
  let A = parameters.A0;
  for (let l = 1; l <= L; l++) {
    const activation = l === L ? 'sigmoid' : 'relu';
    const [next, cache] = linear_activation_forward(A, parameters[`W${l}`], parameters[`b${l}`], activation);
    caches.push(cache);
    A = next;
  }
  return [A, caches];
}
