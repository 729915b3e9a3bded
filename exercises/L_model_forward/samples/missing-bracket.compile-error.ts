// A round bracket is missing in the loop.
import { linear_activation_forward } from 'course';
import type { NDArray } from 'np';

export function L_model_forward(X: NDArray, parameters: Record<string, NDArray>) {
  const caches = [];
  const L = Object.keys(parameters).length / 2;
  let A = X;
  for (let l = 1; l <= L; l++ {
    const [next, cache] = linear_activation_forward(A, parameters[`W${l}`], parameters[`b${l}`], 'relu');
    caches.push(cache);
    A = next;
  }
  return [A, caches];
}
