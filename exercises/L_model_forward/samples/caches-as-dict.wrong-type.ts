// The caches are a dict with the layers as keys.
import { linear_activation_forward } from 'course';
import type { NDArray } from 'np';

export function L_model_forward(X: NDArray, parameters: Record<string, NDArray>) {
  const caches: Record<string, unknown> = {};
  const L = Object.keys(parameters).length / 2;
  let A = X;
  for (let l = 1; l <= L; l++) {
    const activation = l === L ? 'sigmoid' : 'relu';
    const [next, cache] = linear_activation_forward(A, parameters[`W${l}`], parameters[`b${l}`], activation);
    caches[`layer${l}`] = cache;
    A = next;
  }
  return [A, caches];
}
