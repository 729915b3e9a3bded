// Caches the activations that leave the layer instead of those that enter it.
import { linear_activation_forward } from 'course';
import type { NDArray } from 'np';

type Cache = [[NDArray, NDArray, NDArray], NDArray];

export function L_model_forward(X: NDArray, parameters: Record<string, NDArray>): [NDArray, Cache[]] {
  const caches: Cache[] = [];
  const L = Object.keys(parameters).length / 2;
  let A = X;
  for (let l = 1; l <= L; l++) {
    const activation = l === L ? 'sigmoid' : 'relu';
    const W = parameters[`W${l}`];
    const b = parameters[`b${l}`];
    const [next, [, Z]] = linear_activation_forward(A, W, b, activation);
    A = next;
    caches.push([[A, W, b], Z]);
  }
  return [A, caches];
}
