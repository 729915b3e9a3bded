// Returns the probabilities.
import { L_model_forward } from 'course';
import type { NDArray } from 'np';

export function predict(X: NDArray, Y: NDArray, parameters: Record<string, NDArray>): NDArray {
  return L_model_forward(X, parameters)[0];
}
