// Reads the cache as if it were a dict.
import type { NDArray } from 'np';
import * as np from 'np';

export function linear_backward(dZ: NDArray, cache: Record<string, NDArray>): [NDArray, NDArray, NDArray] {
  const dW = np.dot(dZ, cache.A_prev.T).divide(cache.A_prev.shape[1]);
  const db = np.mean(dZ, { axis: 1, keepdims: true });
  return [np.dot(cache.W.T, dZ), dW, db];
}
