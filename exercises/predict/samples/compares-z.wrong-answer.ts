// Compares Z of the last layer with 0.5.
import { L_model_forward } from 'course';
import type { NDArray } from 'np';
import * as np from 'np';

export function predict(X: NDArray, Y: NDArray, parameters: Record<string, NDArray>): NDArray {
  const [, caches] = L_model_forward(X, parameters);
  return np.greater(caches[caches.length - 1][1], 0.5);
}
