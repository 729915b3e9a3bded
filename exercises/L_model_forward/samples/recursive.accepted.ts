// Arrow functions: a layer calls itself for the layers that follow.
import { linear_activation_forward } from 'course';
import type { NDArray } from 'np';

type Cache = [[NDArray, NDArray, NDArray], NDArray];

export const L_model_forward = (X: NDArray, parameters: Record<string, NDArray>): [NDArray, Cache[]] => {
  const from = (l: number, A: NDArray): [NDArray, Cache[]] => {
    const last = !(`W${l + 1}` in parameters);
    const W = parameters[`W${l}`];
    const b = parameters[`b${l}`];
    const [next, cache] = linear_activation_forward(A, W, b, last ? 'sigmoid' : 'relu');
    if (last) return [next, [cache]];
    const [AL, caches] = from(l + 1, next);
    return [AL, [cache, ...caches]];
  };
  return from(1, X);
};
