// A loop for the hidden layers, then the output layer.
import { linear_activation_forward } from 'course';
import type { NDArray } from 'np';

type Cache = [[NDArray, NDArray, NDArray], NDArray];

export function L_model_forward(X: NDArray, parameters: Record<string, NDArray>): [NDArray, Cache[]] {
  const caches: Cache[] = [];
  let A = X;
  const L = Math.floor(Object.keys(parameters).length / 2);
  for (let l = 1; l < L; l++) {
    const A_prev = A;
    const [A_new, cache] = linear_activation_forward(A_prev, parameters[`W${l}`], parameters[`b${l}`], 'relu');
    A = A_new;
    caches.push(cache);
  }
  const [AL, cache] = linear_activation_forward(A, parameters[`W${L}`], parameters[`b${L}`], 'sigmoid');
  caches.push(cache);
  return [AL, caches];
}
