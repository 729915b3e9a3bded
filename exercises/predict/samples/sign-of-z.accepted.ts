// Without a sigmoid: the probability is greater than 0.5 where the last Z is greater than 0.
import { L_model_forward } from 'course';
import type { NDArray } from 'np';
import * as np from 'np';

export function predict(X: NDArray, Y: NDArray, parameters: Record<string, NDArray>): NDArray {
  const [, caches] = L_model_forward(X, parameters);
  const [, Z] = caches[caches.length - 1];
  return np.greater(Z, 0);
}
