// Stores only the linear caches.
import { linear_activation_forward } from 'course';
import type { NDArray } from 'np';

export function L_model_forward(X: NDArray, parameters: Record<string, NDArray>) {
  const caches: NDArray[][] = [];
  const L = Object.keys(parameters).length / 2;
  let A = X;
  for (let l = 1; l <= L; l++) {
    const activation = l === L ? 'sigmoid' : 'relu';
    const [next, [linear_cache]] = linear_activation_forward(A, parameters[`W${l}`], parameters[`b${l}`], activation);
    caches.push(linear_cache);
    A = next;
  }
  return [A, caches];
}
