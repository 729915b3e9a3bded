// relu at the output, the sigmoid in the hidden layers.
import { linear_activation_forward } from 'course';
import type { NDArray } from 'np';

type Cache = [[NDArray, NDArray, NDArray], NDArray];

export function L_model_forward(X: NDArray, parameters: Record<string, NDArray>): [NDArray, Cache[]] {
  const L = Object.keys(parameters).length / 2;
  const caches: Cache[] = [];
  let A = X;
  for (let l = 1; l <= L; l++) {
    const activation = l === L ? 'relu' : 'sigmoid';
    const [next, cache] = linear_activation_forward(A, parameters[`W${l}`], parameters[`b${l}`], activation);
    caches.push(cache);
    A = next;
  }
  return [A, caches];
}
