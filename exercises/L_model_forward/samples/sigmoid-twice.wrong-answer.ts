// Applies the sigmoid to the output of the last layer once more.
import { linear_activation_forward } from 'course';
import { sigmoid } from 'dnn_utils';
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
    A = next;
  }
  return [sigmoid(A)[0], caches];
}
