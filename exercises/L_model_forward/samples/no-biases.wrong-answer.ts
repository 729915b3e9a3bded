// Leaves out the biases.
import { linear_activation_forward } from 'course';
import type { NDArray } from 'np';
import * as np from 'np';

type Cache = [[NDArray, NDArray, NDArray], NDArray];

export function L_model_forward(X: NDArray, parameters: Record<string, NDArray>): [NDArray, Cache[]] {
  const L = Object.keys(parameters).length / 2;
  const caches: Cache[] = [];
  let A = X;
  for (let l = 1; l <= L; l++) {
    const activation = l === L ? 'sigmoid' : 'relu';
    const b = parameters[`b${l}`];
    const [next, cache] = linear_activation_forward(A, parameters[`W${l}`], np.zeros_like(b), activation);
    cache[0][2] = b;
    caches.push(cache);
    A = next;
  }
  return [A, caches];
}
