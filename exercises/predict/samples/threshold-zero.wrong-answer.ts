// Compares the probability with 0: everything is 1.
import { L_model_forward } from 'course';
import type { NDArray } from 'np';
import * as np from 'np';

export function predict(X: NDArray, Y: NDArray, parameters: Record<string, NDArray>): NDArray {
  return np.greater(L_model_forward(X, parameters)[0], 0);
}
